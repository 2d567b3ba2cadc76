using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Ledger.Checks;

/// <summary>The last checks of the ledger, in one row.</summary>
internal sealed class LedgerCheckRecord
{
    /// <summary>The key of the only row.</summary>
    public const int OnlyId = 1;

    private LedgerCheckRecord()
    {
    }

    public int Id { get; private set; } = OnlyId;

    /// <summary>When all or the new entries were last checked, UTC.</summary>
    public DateTimeOffset CheckedAt { get; private set; }

    /// <summary>The size of the last checkpoint up to which all was found in order; the next short check starts there.</summary>
    public long CheckedSize { get; private set; }

    /// <summary>When all entries were last checked, UTC; null for never.</summary>
    public DateTimeOffset? FullAt { get; private set; }

    /// <summary>The number of entries that the last full check looked at.</summary>
    public long FullSize { get; private set; }

    /// <summary>How long the last full check took, in milliseconds.</summary>
    public long FullMilliseconds { get; private set; }

    /// <summary>Creates the row.</summary>
    public static LedgerCheckRecord Create() => new();

    /// <summary>Records a check of the new entries.</summary>
    public void Checked(long size, DateTimeOffset now) => (CheckedSize, CheckedAt) = (size, now);

    /// <summary>Records a check of all entries.</summary>
    public void CheckedAll(long size, long entries, TimeSpan took, DateTimeOffset now)
    {
        Checked(size, now);
        (FullAt, FullSize, FullMilliseconds) = (now, entries, (long)took.TotalMilliseconds);
    }

    internal sealed class Table : IEntityTypeConfiguration<LedgerCheckRecord>
    {
        public void Configure(EntityTypeBuilder<LedgerCheckRecord> builder)
        {
            builder.ToTable("ledger_check_runs");
            builder.HasKey(run => run.Id);
            builder.Property(run => run.Id).ValueGeneratedNever();
        }
    }
}
