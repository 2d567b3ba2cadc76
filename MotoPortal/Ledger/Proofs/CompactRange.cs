namespace MotoPortal.Ledger.Proofs;

/// <summary>A tree of which only the roots of its complete subtrees are kept, to which leaves are appended.</summary>
internal sealed class CompactRange
{
    private readonly List<(int Level, byte[] Hash)> _roots = [];

    /// <summary>An empty tree.</summary>
    public CompactRange()
    {
    }

    /// <summary>A tree of which the complete subtrees are known.</summary>
    /// <param name="size">The number of leaves.</param>
    /// <param name="roots">The hashes of <see cref="TreeNodeId.Covering"/> of all leaves.</param>
    public CompactRange(long size, IEnumerable<byte[]> roots)
    {
        Size = size;
        _roots = [.. TreeNodeId.Covering(0, size).Zip(roots, (node, hash) => (node.Level, hash))];
    }

    /// <summary>The number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>The same tree, to be appended to independently.</summary>
    public CompactRange Copy() => new(Size, _roots.Select(root => root.Hash));

    /// <summary>The root.</summary>
    public byte[] Root() => MerkleProof.Join(_roots.ConvertAll(root => root.Hash));

    /// <summary>Appends a leaf and returns the nodes that are complete now, itself first.</summary>
    /// <param name="leafHash">The leaf's hash.</param>
    public IReadOnlyList<(TreeNodeId Node, byte[] Hash)> Append(byte[] leafHash)
    {
        List<(TreeNodeId, byte[])> completed = [(new TreeNodeId(0, Size), leafHash)];
        var (level, hash) = (0, leafHash);
        while (_roots is [.., var (above, left)] && above == level)
        {
            _roots.RemoveAt(_roots.Count - 1);
            (level, hash) = (level + 1, MerkleHash.OfNode(left, hash));
            completed.Add((new TreeNodeId(level, Size >> level), hash));
        }

        _roots.Add((level, hash));
        Size++;
        return completed;
    }
}
