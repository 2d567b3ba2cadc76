using MotoPortal.Data.Workers;
using MotoPortal.PersonalData;

namespace MotoPortal.Schedules;

/// <summary>Registers what the portal charges by itself.</summary>
internal static class SchedulesRoom
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services) =>
        services
            .AddSingleton<ScheduleRecords>()
            .AddSingleton<ScheduleContexts>()
            .AddSingleton<ScheduleMaker>()
            .AddSingleton<ScheduleLetter>()
            .AddScoped<ScheduleWorkflow>()
            .AddSingleton<ScheduleReads>()
            .AddSingleton<ScheduleFeed>()
            .AddCustomerData<SchedulePersonalData>()
            .AddWorker<ScheduleRunner>();
}
