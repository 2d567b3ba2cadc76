namespace MotoPortal.Data.Workers;

/// <summary>Registers workers.</summary>
internal static class WorkerRegistration
{
    /// <summary>Adds a worker that runs with the portal; others may ask for it and have it work at once.</summary>
    public static IServiceCollection AddWorker<TWorker>(this IServiceCollection services)
        where TWorker : PeriodicWorker =>
        services.AddSingleton<TWorker>().AddHostedService(provider => provider.GetRequiredService<TWorker>());
}
