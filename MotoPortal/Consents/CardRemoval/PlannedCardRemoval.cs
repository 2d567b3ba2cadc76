using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>
/// A card to remove at Stripe. The row is written in the transaction that ends the consent, so that an outage cannot lose it. A
/// PaymentMethod belongs to one consent only, so no other consent needs the card.
/// </summary>
internal sealed class PlannedCardRemoval
{
    private PlannedCardRemoval()
    {
    }

    /// <summary>The consent whose card it is.</summary>
    public ConsentId ConsentId { get; private set; }

    /// <summary>The card at Stripe.</summary>
    public PaymentMethodId PaymentMethodId { get; private set; }

    /// <summary>Why the card is removed.</summary>
    public CardRemovalReason Reason { get; private set; }

    /// <summary>The time from which the card should be gone, UTC.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When Stripe is asked next, UTC; null once it is removed.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>The number of tries so far.</summary>
    public int Tries { get; private set; }

    /// <summary>When Stripe had removed it, UTC; null before.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Plans a removal.</summary>
    /// <param name="consent">The consent.</param>
    /// <param name="card">The consent's card.</param>
    /// <param name="reason">Why the card is removed.</param>
    /// <param name="due">The time from which the card should be gone, UTC.</param>
    public static PlannedCardRemoval Plan(ConsentId consent, PaymentMethodId card, CardRemovalReason reason, DateTimeOffset due) => new()
    {
        ConsentId = consent,
        PaymentMethodId = card,
        Reason = reason,
        DueAt = due,
        NextTryAt = due,
    };

    /// <summary>Whether the removal is due.</summary>
    public bool IsDue(DateTimeOffset now) => NextTryAt is { } next && next <= now;

    /// <summary>Makes the removal due now; does nothing when it is due or done.</summary>
    public void BringForward(CardRemovalReason reason, DateTimeOffset now)
    {
        if (NextTryAt > now)
        {
            (Reason, DueAt, NextTryAt) = (reason, now, now);
        }
    }

    /// <summary>Claims the removal until the given time, when other nodes may claim it.</summary>
    public void Try(DateTimeOffset until)
    {
        Tries++;
        NextTryAt = until;
    }

    /// <summary>Schedules the next try.</summary>
    public void TryAgainAt(DateTimeOffset at) => NextTryAt = at;

    /// <summary>Records that the card is gone.</summary>
    public void Finish(DateTimeOffset now) => (DoneAt, NextTryAt) = (now, null);

    internal sealed class Table : IEntityTypeConfiguration<PlannedCardRemoval>
    {
        public void Configure(EntityTypeBuilder<PlannedCardRemoval> builder)
        {
            builder.ToTable("card_removals");
            builder.HasKey(removal => removal.ConsentId);
            builder.HasOne<Consent>().WithOne().HasForeignKey<PlannedCardRemoval>(removal => removal.ConsentId);
            builder.Property(removal => removal.Reason).HasConversion<string>().HasMaxLength(16);
            builder.Property(removal => removal.Tries).IsConcurrencyToken();
            builder.HasIndex(removal => removal.NextTryAt);
            builder.HasIndex(removal => new { removal.DoneAt, removal.DueAt });
        }
    }
}
