using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Guards;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Ledger;

/// <summary>
/// An event, recorded once, in the transaction that caused it. Data that may have to be erased is stored separately, in <see
/// cref="LedgerPayload"/>; the entry holds its salted commitment.
/// </summary>
internal sealed class LedgerEntry
{
    private LedgerEntry()
    {
    }

    /// <summary>The position in the ledger, from 1.</summary>
    public long Sequence { get; private set; }

    /// <summary>The kind of event, such as <c>consent.given</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>When it was written, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    public string ActorId { get; private set; } = "";

    public string ActorRole { get; private set; } = "";

    /// <summary>The setup; null for none.</summary>
    public CardSetupId? SetupId { get; private set; }

    /// <summary>The consent; null for none.</summary>
    public ConsentId? ConsentId { get; private set; }

    /// <summary>The customer; null for none.</summary>
    public PortalCustomerId? CustomerId { get; private set; }

    /// <summary>The charge; null for none.</summary>
    public ChargeId? ChargeId { get; private set; }

    /// <summary>SHA-256 of the payload's salt and canonical JSON, lower-case hex.</summary>
    [NotTyped]
    public string Commitment { get; private set; } = "";

    /// <summary>The payload; null once it was erased.</summary>
    public LedgerPayload? Payload { get; private set; }

    /// <summary>Creates an entry.</summary>
    public static LedgerEntry Create(string kind, DateTimeOffset at, Actor actor, LedgerSubjects subjects, LedgerPayload payload) => new()
    {
        Kind = kind,
        At = WholeMilliseconds(at),
        ActorId = actor.Id,
        ActorRole = actor.Role,
        SetupId = subjects.Setup,
        ConsentId = subjects.Consent,
        CustomerId = subjects.Customer,
        ChargeId = subjects.Charge,
        Commitment = payload.Commitment(),
        Payload = payload,
    };

    /// <summary>The entry as a leaf of the ledger's tree; it has to have its number.</summary>
    public LedgerLeaf ToLeaf() => new(
        Sequence, Kind, At, ActorId, ActorRole, SetupId?.Value, ConsentId?.Value, CustomerId?.Value, ChargeId?.Value, Commitment);

    // Both databases keep these, so that the leaf is computed from the row as it was from the entry.
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    internal sealed class Table : IEntityTypeConfiguration<LedgerEntry>
    {
        public void Configure(EntityTypeBuilder<LedgerEntry> builder)
        {
            builder.ToTable("ledger_entries");
            builder.HasKey(entry => entry.Sequence);
            builder.Property(entry => entry.Kind).HasMaxLength(64);
            builder.Property(entry => entry.ActorId).HasMaxLength(64);
            builder.Property(entry => entry.ActorRole).HasMaxLength(32);
            builder.Property(entry => entry.Commitment).HasMaxLength(64);
            builder.HasIndex(entry => new { entry.Kind, entry.Sequence });
            builder.HasIndex(entry => new { entry.ActorId, entry.Sequence });
            builder.HasIndex(entry => entry.SetupId);
            builder.HasIndex(entry => entry.ConsentId);
            builder.HasIndex(entry => entry.CustomerId);
            builder.HasIndex(entry => entry.ChargeId);
            builder.HasOne(entry => entry.Payload).WithOne().HasForeignKey<LedgerPayload>(payload => payload.Sequence);
            builder.IsAppendOnly();
        }
    }
}
