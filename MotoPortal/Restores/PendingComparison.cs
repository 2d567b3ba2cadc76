using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Restores;

/// <summary>
/// A comparison with Stripe that a start demanded and that has not been made, in one row. It remembers what the newest entry of the ledger
/// was before the portal wrote any further one.
/// </summary>
internal sealed class PendingComparison
{
    private const int OnlyId = 1;

    private PendingComparison()
    {
    }

    public int Id { get; private set; } = OnlyId;

    /// <summary>The number of entries of the ledger.</summary>
    public long LedgerSize { get; private set; }

    /// <summary>When the newest entry was written, UTC; null for an empty ledger.</summary>
    public DateTimeOffset? NewestAt { get; private set; }

    /// <summary>Creates the row.</summary>
    public static PendingComparison Begin(long ledgerSize, DateTimeOffset? newestAt) =>
        new() { LedgerSize = ledgerSize, NewestAt = newestAt };

    internal sealed class Table : IEntityTypeConfiguration<PendingComparison>
    {
        public void Configure(EntityTypeBuilder<PendingComparison> builder)
        {
            builder.ToTable("pending_comparisons");
            builder.HasKey(pending => pending.Id);
            builder.Property(pending => pending.Id).ValueGeneratedNever();
        }
    }
}
