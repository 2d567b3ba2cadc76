using System.Numerics;
using System.Runtime.InteropServices;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// A node of the tree whose subtree is complete, and which therefore never changes: level 0 are the leaves, and the node <c>(l, i)</c>
/// stands above the leaves from <c>i · 2^l</c> up to, but not including, <c>(i + 1) · 2^l</c>.
/// </summary>
/// <param name="Level">The level, from 0.</param>
/// <param name="Index">The place on the level, from 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TreeNodeId(int Level, long Index)
{
    /// <summary>The first leaf below.</summary>
    public long First => Index << Level;

    /// <summary>
    /// The place of the node when nodes are numbered from 0 in the order in which they become complete, each leaf before the nodes that it
    /// completes. Go's <c>tlog.StoredHashIndex</c> counts in the same way.
    /// </summary>
    public long Position
    {
        get
        {
            var lastLeaf = ((Index + 1) << Level) - 1;
            return CountOf(lastLeaf) + Level;
        }
    }

    /// <summary>The number of complete nodes of a tree, leaves included.</summary>
    public static long CountOf(long leaves) => (2 * leaves) - BitOperations.PopCount((ulong)leaves);

    /// <summary>The largest number of leaves whose complete nodes are not more than a number of nodes.</summary>
    public static long LeavesOf(long nodes)
    {
        // Between n and 2n nodes stand above n leaves.
        var (low, high) = (nodes / 2, nodes);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            (low, high) = CountOf(middle) <= nodes ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>The nodes that leaf number <paramref name="leaf"/> completes, itself first.</summary>
    public static IEnumerable<TreeNodeId> CompletedBy(long leaf)
    {
        yield return new TreeNodeId(0, leaf);
        for (var (level, index) = (0, leaf); (index & 1) == 1;)
        {
            (level, index) = (level + 1, index >> 1);
            yield return new TreeNodeId(level, index);
        }
    }

    /// <summary>The complete nodes of which a range consists, from left to right; it begins where its largest node may begin.</summary>
    /// <param name="first">The first leaf.</param>
    /// <param name="end">The leaf after the last one.</param>
    public static IEnumerable<TreeNodeId> Covering(long first, long end)
    {
        while (first < end)
        {
            var level = BitOperations.Log2((ulong)(end - first));
            yield return new TreeNodeId(level, first >> level);
            first += 1L << level;
        }
    }
}
