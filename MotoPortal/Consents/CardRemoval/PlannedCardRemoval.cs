using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>
/// A card that has to be removed at Stripe, written in the transaction that ended its consent, so that no outage can make it be
/// forgotten. A PaymentMethod is sealed into one consent only, so no other consent can still need it.
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

    /// <summary>Why.</summary>
    public CardRemovalReason Reason { get; private set; }

    /// <summary>From when on it should be gone, UTC.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When Stripe is asked next, UTC; null once it is done.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>How often Stripe was asked.</summary>
    public int Tries { get; private set; }

    /// <summary>When Stripe had removed it, UTC; null before.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>A removal that was just decided.</summary>
    /// <param name="consent">The consent.</param>
    /// <param name="card">Its card.</param>
    /// <param name="reason">Why.</param>
    /// <param name="due">From when on it should be gone.</param>
    public static PlannedCardRemoval Plan(ConsentId consent, PaymentMethodId card, CardRemovalReason reason, DateTimeOffset due) => new()
    {
        ConsentId = consent,
        PaymentMethodId = card,
        Reason = reason,
        DueAt = due,
        NextTryAt = due,
    };

    /// <summary>Whether it is to be asked for at this time.</summary>
    public bool IsDue(DateTimeOffset now) => NextTryAt is { } next && next <= now;

    /// <summary>Asks for it sooner than was planned; does nothing when it is due or done.</summary>
    public void BringForward(CardRemovalReason reason, DateTimeOffset now)
    {
        if (NextTryAt > now)
        {
            (Reason, DueAt, NextTryAt) = (reason, now, now);
        }
    }

    /// <summary>Takes it in hand, and says when somebody else may.</summary>
    public void Try(DateTimeOffset until)
    {
        Tries++;
        NextTryAt = until;
    }

    /// <summary>Says when it is tried again.</summary>
    public void TryAgainAt(DateTimeOffset at) => NextTryAt = at;

    /// <summary>Notes that the card is gone.</summary>
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
