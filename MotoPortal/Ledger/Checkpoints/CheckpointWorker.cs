using MotoPortal.Data.Workers;

namespace MotoPortal.Ledger.Checkpoints;

/// <summary>Signs a checkpoint every five minutes when there are new entries.</summary>
internal sealed class CheckpointWorker(WorkerEnvironment environment, CheckpointMaker checkpoints) : PeriodicWorker(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken) =>
        await checkpoints.SignAsync(cancellationToken) is null ? 0 : 1;
}
