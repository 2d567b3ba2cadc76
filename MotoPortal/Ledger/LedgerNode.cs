using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Guards;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger;

/// <summary>A node of the ledger's tree whose subtree is complete: the hash of a leaf, or of all leaves below.</summary>
internal sealed class LedgerNode
{
    private LedgerNode()
    {
    }

    /// <summary>Its place in the order in which nodes become complete, see <see cref="TreeNodeId.Position"/>.</summary>
    public long Position { get; private set; }

    /// <summary>The hash, 32 bytes.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Creates the row of a node.</summary>
    public static LedgerNode Write(TreeNodeId node, byte[] hash) => new() { Position = node.Position, Hash = hash };

    internal sealed class Table : IEntityTypeConfiguration<LedgerNode>
    {
        public void Configure(EntityTypeBuilder<LedgerNode> builder)
        {
            builder.ToTable("ledger_nodes");
            builder.HasKey(node => node.Position);
            builder.Property(node => node.Position).ValueGeneratedNever();
            builder.IsAppendOnly();
        }
    }
}
