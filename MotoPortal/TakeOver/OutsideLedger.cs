using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Restores;

namespace MotoPortal.TakeOver;

/// <summary>Compares the ledger with the signed checkpoints that are kept outside of the database.</summary>
internal sealed class OutsideLedger(IDbContextFactory<PortalDb> contexts, CheckpointFiles files, LedgerKeys keys)
{
    /// <summary>The newest checkpoint outside, if the ledger does not continue it; null when it does, or when there is none.</summary>
    public async Task<Checkpoint?> FindNewerAsync(CancellationToken cancellationToken)
    {
        await keys.PrepareAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var takenOver = await db.Set<RestoredCopy>().AsNoTracking().Where(copy => copy.TakenOverAt != null).ToListAsync(cancellationToken);

        // What a person has taken over from is known to be lost, and its files stay.
        var newest = files.List().Reverse()
            .Select(file => CheckpointFiles.TryRead(file.Path) is { } note ? Checkpoint.Open(note, keys.Accepted) : null)
            .OfType<Checkpoint>()
            .FirstOrDefault(outside => !takenOver.Exists(copy => outside.Size <= copy.CheckpointSize
                && string.Equals(outside.Origin, copy.CheckpointOrigin, StringComparison.Ordinal)));
        return newest is null || await IsContinuedAsync(db, newest, cancellationToken) ? null : newest;
    }

    private static async Task<bool> IsContinuedAsync(PortalDb db, Checkpoint outside, CancellationToken cancellationToken) =>
        outside.Size <= await LedgerTree.SizeAsync(db, cancellationToken)
        && await LedgerTree.FindRangeAsync(db, outside.Size, cancellationToken) is { } tree
        && tree.Root().AsSpan().SequenceEqual(outside.Root);
}
