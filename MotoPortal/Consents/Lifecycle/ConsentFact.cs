using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data.Guards;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Lifecycle;

/// <summary>A fact about a consent that became known later and does not end it. Written once.</summary>
internal sealed class ConsentFact
{
    private ConsentFact()
    {
    }

    /// <summary>The position in the sequence of all facts, from 1.</summary>
    public long Id { get; private set; }

    public ConsentId ConsentId { get; private set; }

    public ConsentFactKind Kind { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    public string ActorId { get; private set; } = "";

    /// <summary>The card's new last four digits; null unless it was renewed.</summary>
    [Personal]
    public string? Last4 { get; private set; }

    /// <summary>The card's new month of expiry, 1 to 12; null unless it was renewed.</summary>
    public int? ExpMonth { get; private set; }

    /// <summary>The card's new year of expiry, four digits; null unless it was renewed.</summary>
    public int? ExpYear { get; private set; }

    /// <summary>Creates a fact.</summary>
    public static ConsentFact Write(ConsentId consent, ConsentFactKind kind, Actor actor, DateTimeOffset now) => new()
    {
        ConsentId = consent,
        Kind = kind,
        At = now,
        ActorId = actor.Id,
    };

    /// <summary>Creates the fact that the bank renewed the card: the same PaymentMethod has another number or expiry.</summary>
    public static ConsentFact Renewed(ConsentId consent, StripeCard card, DateTimeOffset now) => new()
    {
        ConsentId = consent,
        Kind = ConsentFactKind.CardRenewed,
        At = now,
        ActorId = Actor.Portal.Id,
        Last4 = card.Last4,
        ExpMonth = card.ExpMonth,
        ExpYear = card.ExpYear,
    };

    internal sealed class Table : IEntityTypeConfiguration<ConsentFact>
    {
        public void Configure(EntityTypeBuilder<ConsentFact> builder)
        {
            builder.ToTable("consent_facts");
            builder.HasKey(fact => fact.Id);
            builder.HasOne<Consent>().WithMany().HasForeignKey(fact => fact.ConsentId);
            builder.HasIndex(fact => new { fact.ConsentId, fact.Kind });
            builder.Property(fact => fact.Kind).HasConversion<string>().HasMaxLength(24);
            builder.Property(fact => fact.ActorId).HasMaxLength(64);
            builder.Property(fact => fact.Last4).HasMaxLength(4);
            builder.IsAppendOnly();
        }
    }
}
