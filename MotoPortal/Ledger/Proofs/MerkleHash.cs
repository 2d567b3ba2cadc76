using System.Security.Cryptography;

namespace MotoPortal.Ledger.Proofs;

/// <summary>The hashes of a tree as RFC 6962 section 2.1 has them: SHA-256 with one byte in front that tells leaves from nodes.</summary>
internal static class MerkleHash
{
    /// <summary>The number of bytes of every hash.</summary>
    public const int Bytes = 32;

    /// <summary>The root of the tree without leaves.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    /// <summary>The hash of a leaf.</summary>
    public static byte[] OfLeaf(ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(data);
        return hash.GetHashAndReset();
    }

    /// <summary>The hash of the node above two nodes.</summary>
    public static byte[] OfNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> both = stackalloc byte[1 + Bytes + Bytes];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Bytes)..]);
        return SHA256.HashData(both);
    }
}
