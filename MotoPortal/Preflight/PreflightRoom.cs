using MotoPortal.Data.Workers;
using MotoPortal.Shell;

namespace MotoPortal.Preflight;

/// <summary>Registers the preflight; the checks themselves are registered by the rooms that know the facts.</summary>
internal static class PreflightRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddPreflight(this IServiceCollection services) =>
        services.AddSingleton<PreflightRuns>().AddScoped<PreflightWorkflow>().AddWorker<PreflightWorker>()
            .AddSingleton(new NoticePart(typeof(WriteNotice)));
}
