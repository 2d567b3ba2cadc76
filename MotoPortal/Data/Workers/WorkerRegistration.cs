namespace MotoPortal.Data.Workers;

/// <summary>Registers workers.</summary>
internal static class WorkerRegistration
{
    /// <summary>Adds a worker that runs with the portal and can also be resolved, to make a pass at once.</summary>
    public static IServiceCollection AddWorker<TWorker>(this IServiceCollection services)
        where TWorker : PeriodicWorker =>
        services.AddSingleton<TWorker>().AddHostedService(provider => provider.GetRequiredService<TWorker>());
}
