using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;

namespace MotoPortal.Ledger.Checks;

/// <summary>Puts the entries that were written before there was a tree into it, in several transactions.</summary>
internal static class LedgerTreeStart
{
    private const int AtOnce = 1000;

    /// <summary>Appends all stored entries that the tree lacks.</summary>
    public static async Task GrowAsync(Atomic atomic, LedgerWriter ledger, CancellationToken cancellationToken)
    {
        while (await atomic.RunAsync(scope => GrowSomeAsync(scope, ledger, cancellationToken), cancellationToken))
        {
            // A long ledger is appended in several transactions.
        }
    }

    private static async Task<bool> GrowSomeAsync(AtomicScope scope, LedgerWriter ledger, CancellationToken cancellationToken)
    {
        var size = await LedgerTree.SizeAsync(scope.Db, cancellationToken);
        var last = await scope.Db.Set<LedgerEntry>().MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;
        if (size >= last)
        {
            return false;
        }

        var tree = await LedgerTree.AppendStoredAsync(scope.Db, AtOnce, cancellationToken);
        await scope.WriteNowAsync(cancellationToken);
        if (tree.Size < last)
        {
            return true;
        }

        if (!await scope.Db.Set<LedgerEntry>().AnyAsync(entry => entry.Kind == "ledger.tree_begun", cancellationToken)
            && !await scope.Db.Set<LedgerCheckpoint>().AnyAsync(cancellationToken))
        {
            var details = new LedgerTreeBegun(last, await UnusedAsync(scope.Db, last, cancellationToken));
            ledger.Append(scope, "ledger.tree_begun", Actor.Portal, default, details);
        }

        return false;
    }

    private static async Task<ImmutableArray<long>> UnusedAsync(PortalDb db, long last, CancellationToken cancellationToken)
    {
        if (await db.Set<LedgerEntry>().LongCountAsync(cancellationToken) == last)
        {
            return [];
        }

        var unused = ImmutableArray.CreateBuilder<long>();
        var expected = 1L;
        await foreach (var sequence in db.Set<LedgerEntry>().OrderBy(entry => entry.Sequence).Select(entry => entry.Sequence)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            for (; expected < sequence; expected++)
            {
                unused.Add(expected);
            }

            expected = sequence + 1;
        }

        return unused.ToImmutable();
    }
}
