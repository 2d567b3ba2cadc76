using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MotoPortal.Data;

namespace MotoPortal.Ledger;

/// <summary>
/// Numbers the entries that a transaction appends, without gaps, and appends their leaves to the tree in the same transaction. There is one
/// writer at a time on both databases, so the numbers are those of the tree.
/// </summary>
internal sealed class LedgerSealing : SaveChangesInterceptor
{
    private const int AtOnce = 1000;

    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        eventData.Context is PortalDb db && Added(db).Count > 0
            ? throw new NotSupportedException("Entries of the ledger are saved asynchronously, in a transaction of Atomic.")
            : result;

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PortalDb db && Added(db) is { Count: > 0 } added)
        {
            await SealAsync(db, added, cancellationToken);
        }

        return result;
    }

    // A save that failed may be repeated; what it numbered keeps its number.
    private static List<EntityEntry<LedgerEntry>> Added(PortalDb db)
    {
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return
            [
                .. db.ChangeTracker.Entries<LedgerEntry>()
                    .Where(entry => entry.State is EntityState.Added && entry.Property(row => row.Sequence).IsTemporary)
                    .OrderBy(entry => entry.Property(row => row.Sequence).CurrentValue),
            ];
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    private static async Task SealAsync(PortalDb db, List<EntityEntry<LedgerEntry>> added, CancellationToken cancellationToken)
    {
        var stored = await db.Set<LedgerEntry>().MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;
        var tree = await LedgerTree.AppendStoredAsync(db, AtOnce, cancellationToken);
        if (tree.Size < stored)
        {
            throw new InvalidOperationException("The ledger's tree lacks many entries; start the portal, which appends them.");
        }

        foreach (var entry in added)
        {
            var sequence = entry.Property(row => row.Sequence);
            sequence.CurrentValue = tree.Size + 1;
            sequence.IsTemporary = false;
            tree.AppendAt(sequence.CurrentValue, entry.Entity.ToLeaf().Hash());
        }
    }
}
