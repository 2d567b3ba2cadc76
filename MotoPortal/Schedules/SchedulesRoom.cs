using Microsoft.EntityFrameworkCore.Diagnostics;
using MotoPortal.Data.Workers;
using MotoPortal.PersonalData;
using MotoPortal.Schedules.Records;
using MotoPortal.Schedules.Running;

namespace MotoPortal.Schedules;

/// <summary>Registers the scheduled charges.</summary>
internal static class SchedulesRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services) =>
        services
            .AddSingleton<ISaveChangesInterceptor, ScheduleMarks>()
            .AddSingleton<ScheduleRecords>()
            .AddSingleton<ScheduleContextReads>()
            .AddSingleton<ScheduleMaker>()
            .AddSingleton<ScheduleLetter>()
            .AddScoped<ScheduleWorkflow>()
            .AddScoped<ScheduleReads>()
            .AddScoped<ScheduleFeed>()
            .AddCustomerData<SchedulePersonalData>()
            .AddWorker<ScheduleRunner>();
}
