using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Guards;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Ledger;

/// <summary>A checkpoint that the portal signed.</summary>
internal sealed class LedgerCheckpoint
{
    private LedgerCheckpoint()
    {
    }

    /// <summary>The number of entries that it covers.</summary>
    public long Size { get; private set; }

    /// <summary>The signed note.</summary>
    [NotTyped]
    public string Note { get; private set; } = "";

    /// <summary>When it was signed, UTC.</summary>
    public DateTimeOffset SignedAt { get; private set; }

    /// <summary>Creates the row of a checkpoint.</summary>
    public static LedgerCheckpoint Write(long size, string note, DateTimeOffset now) => new() { Size = size, Note = note, SignedAt = now };

    internal sealed class Table : IEntityTypeConfiguration<LedgerCheckpoint>
    {
        public void Configure(EntityTypeBuilder<LedgerCheckpoint> builder)
        {
            builder.ToTable("ledger_checkpoints");
            builder.HasKey(checkpoint => checkpoint.Size);
            builder.Property(checkpoint => checkpoint.Size).ValueGeneratedNever();
            builder.Property(checkpoint => checkpoint.Note).HasMaxLength(2000);
            builder.IsAppendOnly();
        }
    }
}
