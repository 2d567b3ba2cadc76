using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;

namespace MotoPortal.Ledger;

/// <summary>
/// Notes for ever that the details of one entry were erased. The database lets a payload be deleted only where this row stands, so that
/// details which are gone without it were taken by a hand that was not the portal's.
/// </summary>
internal sealed class LedgerErasure
{
    private LedgerErasure()
    {
    }

    /// <summary>The entry whose details were erased.</summary>
    public long Sequence { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Erases the details of these entries in the scope's transaction; answers how many there were.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="entries">The entries; those without details are passed over.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<int> EraseAsync(
        AtomicScope scope, IQueryable<LedgerEntry> entries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sequences = await entries.Where(entry => entry.Payload != null).Select(entry => entry.Sequence).ToListAsync(cancellationToken);
        var erased = 0;
        foreach (var batch in sequences.Chunk(BatchSize))
        {
            scope.Db.AddRange(batch.Select(sequence => new LedgerErasure { Sequence = sequence, At = now }));
            await scope.WriteNowAsync(cancellationToken);
            erased += await scope.Db.Set<LedgerPayload>().Where(payload => batch.Contains(payload.Sequence))
                .ExecuteDeleteAsync(cancellationToken);
        }

        return erased;
    }

    private const int BatchSize = 500;

    internal sealed class Table : IEntityTypeConfiguration<LedgerErasure>
    {
        public void Configure(EntityTypeBuilder<LedgerErasure> builder)
        {
            builder.ToTable("ledger_erasures");
            builder.HasKey(erasure => erasure.Sequence);
            builder.Property(erasure => erasure.Sequence).ValueGeneratedNever();
            builder.IsAppendOnly();
        }
    }
}
