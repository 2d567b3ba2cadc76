using MotoPortal.Data.Workers;
using MotoPortal.Restores;
using MotoPortal.Shell;

namespace MotoPortal.TakeOver;

/// <summary>Registers the comparison of the database with what is outside of it, and the taking over.</summary>
internal static class TakeOverRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddTakeOver(this IServiceCollection services) => services
        .AddSingleton<OutsideLedger>()
        .AddSingleton<StripeComparison>()
        .AddSingleton<CopyRecords>()
        .AddScoped<LostIntents>()
        .AddScoped<TakeOverWorkflow>()
        .AddSingleton(new NoticePart(typeof(StopNotice)))
        .AddWorker<ComparisonWorker>();

    /// <summary>
    /// Demands that the database is compared before anything is charged; called before anything else is written into it.
    /// </summary>
    public static async Task DemandComparisonAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<CopyRecords>().BeginAsync(cancellationToken);
        services.GetRequiredService<ChargingStop>().DemandComparison();
    }
}
