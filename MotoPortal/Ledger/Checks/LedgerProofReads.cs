using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger.Checks;

/// <summary>Proves from the stored tree that entries are as they were written.</summary>
internal sealed class LedgerProofReads(IDbContextFactory<PortalDb> contexts, LedgerKeys keys, LedgerAnchor anchor)
{
    private const int NodesAtOnce = 1000;

    /// <summary>
    /// The numbers of those entries that the tree does not hold as they are now. The tree is that of the last signed checkpoint; entries
    /// since then are compared with the current tree.
    /// </summary>
    public async Task<ImmutableHashSet<long>> FindBrokenAsync(
        PortalDb db, IReadOnlyCollection<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        await keys.PrepareAsync(cancellationToken);
        var size = await LedgerTree.SizeAsync(db, cancellationToken);
        var signed = anchor.Trust(await NewestAsync(db, cancellationToken));
        var plans = entries.Select(entry => (Entry: entry, Size: entry.Sequence <= signed?.Size ? signed.Size : size)).ToList();
        var nodes = plans.Where(plan => plan.Entry.Sequence <= plan.Size)
            .SelectMany(plan => NodesOf(plan.Entry.Sequence - 1, plan.Size))
            .Concat(TreeNodeId.Covering(0, size));
        var hashes = await LedgerTree.FindAsync(db, nodes, cancellationToken);
        var top = HashOf(hashes, 0, size);
        return
        [
            .. plans.Where(plan => !IsIncluded(plan.Entry, plan.Size, plan.Size == signed?.Size ? signed.Root : top, hashes))
                .Select(plan => plan.Entry.Sequence),
        ];
    }

    /// <summary>The proof of an entry in the newest checkpoint; null when that does not cover it, or the tree is damaged.</summary>
    /// <param name="sequence">The entry's number.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<TlogProof?> FindAsync(long sequence, CancellationToken cancellationToken)
    {
        await keys.PrepareAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await NewestAsync(db, cancellationToken) is not { } note
            || Checkpoint.Open(note, keys.Accepted) is not { } signed
            || sequence > signed.Size)
        {
            return null;
        }

        var hashes = await LedgerTree.FindAsync(db, NodesOf(sequence - 1, signed.Size), cancellationToken);
        var path = PathOf(hashes, sequence - 1, signed.Size);
        return path.Contains(null) ? null : new TlogProof(sequence - 1, [.. path.OfType<byte[]>()], note);
    }

    /// <summary>
    /// The paths by which entries stand in the tree of a size, by their numbers; entries of which a node is gone, or which that tree does
    /// not have, are left out.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="sequences">The entries' numbers.</param>
    /// <param name="size">The number of entries of the tree.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<ImmutableDictionary<long, ImmutableArray<byte[]>>> FindPathsAsync(
        PortalDb db, IReadOnlyCollection<long> sequences, long size, CancellationToken cancellationToken)
    {
        var covered = sequences.Where(sequence => sequence <= size).ToList();
        var hashes = ImmutableDictionary.CreateBuilder<TreeNodeId, byte[]>();
        foreach (var nodes in covered.SelectMany(sequence => NodesOf(sequence - 1, size)).Distinct().Chunk(NodesAtOnce))
        {
            hashes.AddRange(await LedgerTree.FindAsync(db, nodes, cancellationToken));
        }

        var known = hashes.ToImmutable();
        return covered.Select(sequence => (Sequence: sequence, Path: PathOf(known, sequence - 1, size)))
            .Where(found => !found.Path.Contains(null))
            .ToImmutableDictionary(found => found.Sequence, found => found.Path.OfType<byte[]>().ToImmutableArray());
    }

    private static Task<string?> NewestAsync(PortalDb db, CancellationToken cancellationToken) => db.Set<LedgerCheckpoint>()
        .OrderByDescending(checkpoint => checkpoint.Size).Select(checkpoint => checkpoint.Note).FirstOrDefaultAsync(cancellationToken);

    private static bool IsIncluded(LedgerEntry entry, long size, byte[]? root, ImmutableDictionary<TreeNodeId, byte[]> hashes)
    {
        var leaf = entry.Sequence - 1;
        if (root is null || leaf >= size)
        {
            return false;
        }

        var path = PathOf(hashes, leaf, size);
        return !path.Contains(null) && MerkleProof.IsIncluded(entry.ToLeaf().Hash(), leaf, size, [.. path.OfType<byte[]>()], root);
    }

    private static IEnumerable<TreeNodeId> NodesOf(long leaf, long size) =>
        MerkleProof.RangesOfInclusion(leaf, size).SelectMany(range => TreeNodeId.Covering(range.First, range.End));

    private static List<byte[]?> PathOf(ImmutableDictionary<TreeNodeId, byte[]> hashes, long leaf, long size) =>
        [.. MerkleProof.RangesOfInclusion(leaf, size).Select(range => HashOf(hashes, range.First, range.End))];

    private static byte[]? HashOf(ImmutableDictionary<TreeNodeId, byte[]> hashes, long first, long end)
    {
        var nodes = TreeNodeId.Covering(first, end).Select(node => hashes.GetValueOrDefault(node)).ToList();
        return nodes.Contains(null) ? null : MerkleProof.Join([.. nodes.OfType<byte[]>()]);
    }
}
