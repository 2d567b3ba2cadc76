using System.Collections.Immutable;
using MotoPortal.Data;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger;

/// <summary>Appends leaves to the ledger's tree in a writing transaction.</summary>
/// <param name="db">The context, to which the nodes are added.</param>
/// <param name="tree">The tree as it stands.</param>
/// <param name="stored">The positions of nodes that exist already.</param>
internal sealed class LedgerTreeWriter(PortalDb db, CompactRange tree, ImmutableHashSet<long> stored)
{
    /// <summary>The number of leaves.</summary>
    public long Size => tree.Size;

    /// <summary>Appends an entry; numbers before it that have none get the hash of nothing, so that each entry is at its place.</summary>
    /// <param name="sequence">The entry's number, larger than the size.</param>
    /// <param name="leafHash">The leaf's hash.</param>
    public void AppendAt(long sequence, byte[] leafHash)
    {
        while (tree.Size < sequence - 1)
        {
            Append(MerkleHash.Empty);
        }

        Append(leafHash);
    }

    private void Append(byte[] leafHash) => db.AddRange(tree.Append(leafHash)
        .Where(completed => !stored.Contains(completed.Node.Position))
        .Select(completed => LedgerNode.Write(completed.Node, completed.Hash)));
}
