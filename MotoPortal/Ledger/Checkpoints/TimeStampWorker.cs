using System.Text;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger.Checkpoints;

/// <summary>Has the newest checkpoint stamped by the time-stamp authority, when one is set. What fails is tried again.</summary>
internal sealed class TimeStampWorker(WorkerEnvironment environment, TimeStampAuthority authority, CheckpointFiles files)
    : PeriodicWorker(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override bool IsOver => !authority.IsSet;

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        if (IsOver || files.TryReadNewest() is not { } note || Checkpoint.Peek(note) is not { } newest || files.IsStamped(newest.Size)
            || await authority.StampAsync(Encoding.UTF8.GetBytes(note), cancellationToken) is not { } stamp)
        {
            return 0;
        }

        files.WriteStamp(newest.Size, stamp);
        return 1;
    }
}
