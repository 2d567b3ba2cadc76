using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data.Guards;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Lifecycle;

/// <summary>The card that was saved under a consent. Written once, and sealed by the ledger.</summary>
internal sealed class SavedCard
{
    private SavedCard()
    {
    }

    /// <summary>The consent to which it belongs.</summary>
    public ConsentId ConsentId { get; private set; }

    /// <summary>Stripe's id of the card.</summary>
    public PaymentMethodId PaymentMethodId { get; private set; }

    /// <summary>Stripe's brand name.</summary>
    public string Brand { get; private set; } = "";

    /// <summary>The last four digits.</summary>
    [Personal]
    public string Last4 { get; private set; } = "";

    /// <summary>The month of expiry, 1 to 12.</summary>
    public int ExpMonth { get; private set; }

    /// <summary>The year of expiry, four digits.</summary>
    public int ExpYear { get; private set; }

    /// <summary>Stripe's fingerprint of the card number, which is specific to the account; null when Stripe sent none.</summary>
    [NotTyped]
    public string? Fingerprint { get; private set; }

    /// <summary>The mandate; null for none.</summary>
    public string? MandateId { get; private set; }

    /// <summary>Whether Stripe counts it as a mail or telephone order; null when Stripe does not say.</summary>
    public bool? CountedAsMoto { get; private set; }

    /// <summary>When it was attached to the consent, UTC.</summary>
    public DateTimeOffset SealedAt { get; private set; }

    /// <summary>Creates the record of a card that Stripe reports as saved.</summary>
    public static SavedCard Seal(ConsentId consent, StripeCard card, bool? countedAsMoto, DateTimeOffset now) => new()
    {
        ConsentId = consent,
        PaymentMethodId = card.Id,
        Brand = card.Brand,
        Last4 = card.Last4,
        ExpMonth = card.ExpMonth,
        ExpYear = card.ExpYear,
        Fingerprint = card.Fingerprint,
        MandateId = card.Mandate,
        CountedAsMoto = countedAsMoto,
        SealedAt = now,
    };

    /// <summary>Converts the card for pages.</summary>
    public SealedCardView ToView() => new(PaymentMethodId, Brand, Last4, ExpMonth, ExpYear, CountedAsMoto, SealedAt);

    internal sealed class Table : IEntityTypeConfiguration<SavedCard>
    {
        public void Configure(EntityTypeBuilder<SavedCard> builder)
        {
            builder.ToTable("saved_cards");
            builder.HasKey(card => card.ConsentId);
            builder.HasIndex(card => card.PaymentMethodId).IsUnique();
            builder.HasIndex(card => card.SealedAt);
            builder.HasOne<Consent>().WithOne().HasForeignKey<SavedCard>(card => card.ConsentId);
            builder.Property(card => card.Brand).HasMaxLength(32);
            builder.Property(card => card.Last4).HasMaxLength(4);
            builder.Property(card => card.Fingerprint).HasMaxLength(64);
            builder.Property(card => card.MandateId).HasMaxLength(255);
            builder.IsAppendOnly();
        }
    }
}
