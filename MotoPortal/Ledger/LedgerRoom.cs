using MotoPortal.Data.Workers;

namespace MotoPortal.Ledger;

/// <summary>Registers the ledger.</summary>
internal static class LedgerRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<LedgerWriter>()
        .AddWorker<GuardNotice>();
}
