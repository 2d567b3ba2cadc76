using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;
using MotoPortal.Data.Guards;

namespace MotoPortal.Ledger;

/// <summary>
/// Records permanently that an entry's payload was erased. The database allows the deletion of a payload only if this row exists, so a
/// payload that is gone without it was deleted outside the portal.
/// </summary>
internal sealed class LedgerErasure
{
    private LedgerErasure()
    {
    }

    /// <summary>The entry whose payload was erased.</summary>
    public long Sequence { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Erases the payloads of these entries in the scope's transaction and returns their number.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="entries">The entries; those without payload are skipped.</param>
    /// <param name="now">The current time, UTC.</param>
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
