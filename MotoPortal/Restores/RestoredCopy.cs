using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Ledger;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Restores;

/// <summary>
/// A database that was found to be older than what is outside of it. Until it is taken over, nothing is charged and no card is saved.
/// </summary>
internal sealed class RestoredCopy
{
    private RestoredCopy()
    {
    }

    /// <summary>The number of entries that its ledger had when it was found. The key, because a copy is found once.</summary>
    public long LedgerSize { get; private set; }

    /// <summary>When it was found, UTC.</summary>
    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>When the newest entry was written, UTC; null for an empty ledger. What was made later is missing.</summary>
    public DateTimeOffset? NewestAt { get; private set; }

    /// <summary>The size of the newest checkpoint outside that the ledger does not continue; null for none.</summary>
    public long? CheckpointSize { get; private set; }

    /// <summary>The name of the key that signed that checkpoint; null for none.</summary>
    [NotTyped]
    public string? CheckpointOrigin { get; private set; }

    /// <summary>When it was taken over, UTC; null before.</summary>
    public DateTimeOffset? TakenOverAt { get; private set; }

    /// <summary>The id of the person who took it over; null before.</summary>
    public string? TakenOverById { get; private set; }

    /// <summary>Creates the row of a copy.</summary>
    public static RestoredCopy Find(
        long ledgerSize, DateTimeOffset? newestAt, long? checkpointSize, string? checkpointOrigin, DateTimeOffset now) => new()
        {
            LedgerSize = ledgerSize,
            NewestAt = newestAt,
            CheckpointSize = checkpointSize,
            CheckpointOrigin = checkpointOrigin,
            FoundAt = now,
        };

    /// <summary>Records that it was taken over.</summary>
    public void TakeOver(Actor actor, DateTimeOffset now) => (TakenOverAt, TakenOverById) = (now, actor.Id);

    internal sealed class Table : IEntityTypeConfiguration<RestoredCopy>
    {
        public void Configure(EntityTypeBuilder<RestoredCopy> builder)
        {
            builder.ToTable("restored_copies");
            builder.HasKey(copy => copy.LedgerSize);
            builder.Property(copy => copy.LedgerSize).ValueGeneratedNever();
            builder.Property(copy => copy.CheckpointOrigin).HasMaxLength(128);
            builder.Property(copy => copy.TakenOverById).HasMaxLength(64);
        }
    }
}
