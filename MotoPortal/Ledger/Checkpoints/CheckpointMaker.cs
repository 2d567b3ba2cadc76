using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger.Checkpoints;

/// <summary>
/// Signs what the ledger is now. It never signs two histories: a ledger that is not the one of the last checkpoint, in the database or in
/// a file, gets no further one.
/// </summary>
internal sealed partial class CheckpointMaker(
    Atomic atomic, LedgerKeys keys, CheckpointFiles files, LedgerAnchor anchor, TimeProvider time, ILogger<CheckpointMaker> log)
{
    /// <summary>Signs a checkpoint if there are entries since the last one, and writes it to the folders.</summary>
    /// <returns>The newest checkpoint's note; null when there is none that can be relied on.</returns>
    public async Task<string?> SignAsync(CancellationToken cancellationToken)
    {
        await keys.PrepareAsync(cancellationToken);
        var signed = await atomic.RunAsync(scope => SignAsync(scope.Db, cancellationToken), cancellationToken);
        if (signed is null)
        {
            return null;
        }

        anchor.Trust(signed.Note);
        files.Write(signed.Size, signed.Note);
        return signed.Note;
    }

    private async Task<LedgerCheckpoint?> SignAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var last = await db.Set<LedgerCheckpoint>().AsNoTracking().OrderByDescending(checkpoint => checkpoint.Size)
            .FirstOrDefaultAsync(cancellationToken);
        var size = await LedgerTree.SizeAsync(db, cancellationToken);
        if (keys.Signing is not { } key || size == 0)
        {
            return null;
        }

        foreach (var note in new[] { last?.Note, files.TryReadNewest() }.OfType<string>())
        {
            if (!await IsContinuedAsync(db, note, size, cancellationToken))
            {
                LogNotContinued(log, size);
                return null;
            }
        }

        if (last?.Size == size)
        {
            return last;
        }

        if (await LedgerTree.FindRangeAsync(db, size, cancellationToken) is not { } tree)
        {
            LogNotContinued(log, size);
            return null;
        }

        var checkpoint = LedgerCheckpoint.Write(
            size, new Checkpoint(key.Public.Name, size, tree.Root()).Sign(key), time.GetUtcNow());
        db.Add(checkpoint);
        return checkpoint;
    }

    private async Task<bool> IsContinuedAsync(PortalDb db, string note, long size, CancellationToken cancellationToken) =>
        Checkpoint.Open(note, keys.Accepted) is { } earlier
        && earlier.Size <= size
        && await LedgerTree.FindRangeAsync(db, earlier.Size, cancellationToken) is { } tree
        && tree.Root().AsSpan().SequenceEqual(earlier.Root);

    [LoggerMessage(2603, LogLevel.Critical, "The ledger of {Size} entries does not continue its last checkpoint, so nothing is signed")]
    private static partial void LogNotContinued(ILogger log, long size);
}
