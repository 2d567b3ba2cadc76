using System.Collections.Immutable;
using System.Numerics;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// Proofs over the tree, made as RFC 6962 section 2.1 says and verified as RFC 9162 sections 2.1.3.2 and 2.1.4.2 do. A hash that is not 32
/// bytes long makes no proof.
/// </summary>
internal static class MerkleProof
{
    /// <summary>The ranges of leaves whose hashes prove that a leaf stands in a tree, in the order of the proof.</summary>
    /// <param name="leaf">The leaf, from 0.</param>
    /// <param name="size">The number of leaves of the tree.</param>
    public static ImmutableArray<(long First, long End)> RangesOfInclusion(long leaf, long size)
    {
        if (leaf < 0 || leaf >= size)
        {
            throw new ArgumentOutOfRangeException(nameof(leaf), leaf, "The tree has no such leaf.");
        }

        var ranges = ImmutableArray.CreateBuilder<(long, long)>();
        var (first, end) = (0L, size);
        while (end - first > 1)
        {
            var middle = first + Split(end - first);
            ranges.Add(leaf < middle ? (middle, end) : (first, middle));
            (first, end) = leaf < middle ? (first, middle) : (middle, end);
        }

        ranges.Reverse();
        return ranges.ToImmutable();
    }

    /// <summary>The ranges of leaves whose hashes prove that a tree is an earlier one with leaves appended, in the proof's order.</summary>
    /// <param name="earlier">The number of leaves then, at least 1.</param>
    /// <param name="size">The number of leaves now.</param>
    public static ImmutableArray<(long First, long End)> RangesOfConsistency(long earlier, long size)
    {
        if (earlier < 1 || earlier > size)
        {
            throw new ArgumentOutOfRangeException(nameof(earlier), earlier, "The tree was never of that size.");
        }

        var ranges = ImmutableArray.CreateBuilder<(long, long)>();
        var (first, end, isWhole) = (0L, size, true);
        while (earlier < end)
        {
            var middle = first + Split(end - first);
            if (earlier <= middle)
            {
                ranges.Add((middle, end));
                end = middle;
            }
            else
            {
                ranges.Add((first, middle));
                (first, isWhole) = (middle, false);
            }
        }

        if (!isWhole)
        {
            ranges.Add((first, end));
        }

        ranges.Reverse();
        return ranges.ToImmutable();
    }

    /// <summary>Whether a leaf stands at its place in the tree with this root.</summary>
    public static bool IsIncluded(
        ReadOnlySpan<byte> leafHash, long leaf, long size, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root)
    {
        if (leaf < 0 || leaf >= size || !AreHashes(proof) || leafHash.Length != MerkleHash.Bytes || root.Length != MerkleHash.Bytes)
        {
            return false;
        }

        var (place, last, hash) = (leaf, size - 1, leafHash.ToArray());
        foreach (var next in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((place & 1) == 1 || place == last)
            {
                hash = MerkleHash.OfNode(next, hash);
                (place, last) = (place & 1) == 1 ? (place, last) : SkipZeros(place, last);
            }
            else
            {
                hash = MerkleHash.OfNode(hash, next);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>Whether the tree with the later root is the one with the earlier root with leaves appended.</summary>
    public static bool IsConsistent(
        long earlier, long size, ReadOnlySpan<byte> earlierRoot, ReadOnlySpan<byte> root, IReadOnlyList<byte[]> proof)
    {
        if (earlier < 1 || earlier > size || !AreHashes(proof) || earlierRoot.Length != MerkleHash.Bytes || root.Length != MerkleHash.Bytes)
        {
            return false;
        }

        if (earlier == size)
        {
            return proof.Count == 0 && earlierRoot.SequenceEqual(root);
        }

        List<byte[]> path = [.. BitOperations.IsPow2(earlier) ? [earlierRoot.ToArray()] : Array.Empty<byte[]>(), .. proof];
        if (path.Count == 0)
        {
            return false;
        }

        var (place, last) = (earlier - 1, size - 1);
        while ((place & 1) == 1)
        {
            (place, last) = (place >> 1, last >> 1);
        }

        var (before, after) = (path[0], path[0]);
        foreach (var next in path.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((place & 1) == 1 || place == last)
            {
                (before, after) = (MerkleHash.OfNode(next, before), MerkleHash.OfNode(next, after));
                (place, last) = (place & 1) == 1 ? (place, last) : SkipZeros(place, last);
            }
            else
            {
                after = MerkleHash.OfNode(after, next);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && before.AsSpan().SequenceEqual(earlierRoot) && after.AsSpan().SequenceEqual(root);
    }

    /// <summary>The hash of neighbouring complete nodes, from left to right; each is larger than all that follow it together.</summary>
    public static byte[] Join(IReadOnlyList<byte[]> nodes)
    {
        if (nodes.Count == 0)
        {
            return MerkleHash.Empty;
        }

        var hash = nodes[^1];
        for (var i = nodes.Count - 2; i >= 0; i--)
        {
            hash = MerkleHash.OfNode(nodes[i], hash);
        }

        return hash;
    }

    private static bool AreHashes(IReadOnlyList<byte[]> proof) => proof.All(hash => hash.Length == MerkleHash.Bytes);

    // RFC 9162 2.1.3.2, step 4.b: right-shift both until the lowest bit of the place is set, or the place is 0.
    private static (long Place, long Last) SkipZeros(long place, long last)
    {
        while ((place & 1) == 0 && place != 0)
        {
            (place, last) = (place >> 1, last >> 1);
        }

        return (place, last);
    }

    // The largest power of two that is smaller than the number.
    private static long Split(long leaves) => 1L << BitOperations.Log2((ulong)(leaves - 1));
}
