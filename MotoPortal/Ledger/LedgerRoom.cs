using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Ledger;

/// <summary>Registers the ledger.</summary>
internal static class LedgerRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddOptions<LedgerOptions>().BindConfiguration(LedgerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LedgerOptions>, LedgerOptions.Validation>();
        services.AddHttpClient(TimeStampAuthority.Client, http => http.Timeout = TimeSpan.FromSeconds(30));
        return services
            .AddSingleton<LedgerWriter>()
            .AddSingleton<LedgerMark>()
            .AddSingleton<ISaveChangesInterceptor, LedgerSealing>()
            .AddSingleton<LedgerKeys>()
            .AddSingleton<LedgerAnchor>()
            .AddSingleton<CheckpointFiles>()
            .AddSingleton<CheckpointMaker>()
            .AddSingleton<LedgerProofReads>()
            .AddSingleton<ProvenEntryWriter>()
            .AddSingleton<LedgerCheck>()
            .AddSingleton<LedgerFindingRecords>()
            .AddSingleton<IPreflightCheck, LedgerProofCheck>()
            .AddWorker<GuardNotice>()
            .AddSingleton<TimeStampAuthority>()
            .AddWorker<CheckpointWorker>()
            .AddWorker<TimeStampWorker>()
            .AddWorker<LedgerCheckWorker>();
    }

    /// <summary>
    /// Puts the entries of a ledger without a tree into one, and prepares the signing key; called before the server listens. Safe on
    /// several nodes and after an interruption.
    /// </summary>
    /// <exception cref="OptionsValidationException">The signing key cannot be used.</exception>
    public static async Task PrepareLedgerAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<LedgerKeys>().PrepareAsync(cancellationToken);
        await LedgerTreeStart.GrowAsync(
            services.GetRequiredService<Atomic>(), services.GetRequiredService<LedgerWriter>(), cancellationToken);
    }
}
