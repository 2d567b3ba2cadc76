using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger;

/// <summary>Reads the stored nodes of the ledger's tree, and appends to them. Entry number n is leaf n - 1.</summary>
internal static class LedgerTree
{
    /// <summary>The number of leaves.</summary>
    public static async Task<long> SizeAsync(PortalDb db, CancellationToken cancellationToken) =>
        await db.Set<LedgerNode>().MaxAsync(node => (long?)node.Position, cancellationToken) is { } last
            ? TreeNodeId.LeavesOf(last + 1)
            : 0;

    /// <summary>The tree of the first leaves; null when one of its nodes is gone.</summary>
    public static async Task<CompactRange?> FindRangeAsync(PortalDb db, long size, CancellationToken cancellationToken)
    {
        var nodes = TreeNodeId.Covering(0, size).ToList();
        var hashes = await FindAsync(db, nodes, cancellationToken);
        return hashes.Count == nodes.Count ? new CompactRange(size, nodes.Select(node => hashes[node])) : null;
    }

    /// <summary>The hashes of nodes; those that are gone are left out.</summary>
    public static async Task<ImmutableDictionary<TreeNodeId, byte[]>> FindAsync(
        PortalDb db, IEnumerable<TreeNodeId> nodes, CancellationToken cancellationToken)
    {
        var byPosition = nodes.Distinct().ToDictionary(node => node.Position);
        if (byPosition.Count == 0)
        {
            return ImmutableDictionary<TreeNodeId, byte[]>.Empty;
        }

        var positions = byPosition.Keys.ToList();
        var rows = await db.Set<LedgerNode>().AsNoTracking().Where(node => positions.Contains(node.Position))
            .ToListAsync(cancellationToken);
        return rows.ToImmutableDictionary(row => byPosition[row.Position], row => row.Hash);
    }

    /// <summary>
    /// Appends the stored entries that the tree lacks, which are those of before there was a tree. The nodes are added to the context,
    /// which the caller saves.
    /// </summary>
    /// <param name="db">The context of a writing transaction.</param>
    /// <param name="most">The maximum number of entries.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The tree, to which further leaves can be appended.</returns>
    public static async Task<LedgerTreeWriter> AppendStoredAsync(PortalDb db, int most, CancellationToken cancellationToken)
    {
        var size = await SizeAsync(db, cancellationToken);
        var tree = await FindRangeAsync(db, size, cancellationToken) ?? await RebuildAsync(db, size, cancellationToken);

        // Only a tree that was damaged has nodes there.
        var next = TreeNodeId.CountOf(size);
        var beyond = await db.Set<LedgerNode>().Where(node => node.Position >= next).Select(node => node.Position)
            .ToListAsync(cancellationToken);
        var writer = new LedgerTreeWriter(db, tree, [.. beyond]);
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(entry => entry.Sequence > size)
            .OrderBy(entry => entry.Sequence).Take(most).ToListAsync(cancellationToken);
        foreach (var entry in entries)
        {
            writer.AppendAt(entry.Sequence, entry.ToLeaf().Hash());
        }

        return writer;
    }

    // A portal whose tree was damaged goes on from what the entries say; the next check compares that with the checkpoints.
    private static async Task<CompactRange> RebuildAsync(PortalDb db, long size, CancellationToken cancellationToken)
    {
        var tree = new CompactRange();
        await foreach (var entry in db.Set<LedgerEntry>().AsNoTracking().Where(entry => entry.Sequence <= size)
            .OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            FillUpTo(entry.Sequence - 1);
            tree.Append(entry.ToLeaf().Hash());
        }

        FillUpTo(size);
        return tree;

        void FillUpTo(long leaves)
        {
            while (tree.Size < leaves)
            {
                tree.Append(MerkleHash.Empty);
            }
        }
    }
}
