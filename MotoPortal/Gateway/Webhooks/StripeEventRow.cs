using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>An event that Stripe sent, by its ids only: its body is a rumour that is never acted on, and holds personal data.</summary>
internal sealed class StripeEventRow
{
    // Longer than the calls to Stripe that the rooms together may make for one event.
    private static readonly TimeSpan Claim = CallTimes.Longest * 6;

    private StripeEventRow()
    {
    }

    /// <summary>Stripe's id of the event.</summary>
    public string EventId { get; private set; } = "";

    /// <summary>Stripe's type of event.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The SetupIntent it speaks of; null when it speaks of none.</summary>
    public SetupIntentId? SetupIntent { get; private set; }

    /// <summary>The PaymentMethod it speaks of; null when it speaks of none.</summary>
    public PaymentMethodId? PaymentMethod { get; private set; }

    /// <summary>The PaymentIntent it belongs to; null when it speaks of none.</summary>
    public PaymentIntentId? PaymentIntent { get; private set; }

    /// <summary>The Refund it speaks of; null when it speaks of none.</summary>
    public StripeRefundId? Refund { get; private set; }

    /// <summary>The Dispute it speaks of; null when it speaks of none.</summary>
    public DisputeId? Dispute { get; private set; }

    /// <summary>When it came, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When it was applied, UTC; null until then.</summary>
    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>When it is applied, UTC. Moving it is what claims the event: until then it belongs to one node.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>An event that has just come in.</summary>
    public static StripeEventRow Receive(string eventId, StripeEventReference notice, DateTimeOffset now) => new()
    {
        EventId = eventId,
        Type = notice.Type,
        SetupIntent = notice.SetupIntent,
        PaymentMethod = notice.PaymentMethod,
        PaymentIntent = notice.PaymentIntent,
        Refund = notice.Refund,
        Dispute = notice.Dispute,
        ReceivedAt = now,
        DueAt = now,
    };

    /// <summary>What it speaks of.</summary>
    public StripeEventReference ToNotice() => new(Type, SetupIntent, PaymentMethod, PaymentIntent, Refund, Dispute);

    /// <summary>Notes that it was applied.</summary>
    public void Applied(DateTimeOffset now) => AppliedAt = now;

    /// <summary>Takes it for this node; false when it is not due, because another node has it or it is applied.</summary>
    public bool TryClaim(DateTimeOffset now)
    {
        if (AppliedAt is not null || DueAt > now)
        {
            return false;
        }

        DueAt = now + Claim;
        return true;
    }

    /// <summary>Gives it up to whichever node comes first.</summary>
    public void Release(DateTimeOffset now) => DueAt = now;

    internal sealed class Table : IEntityTypeConfiguration<StripeEventRow>
    {
        public void Configure(EntityTypeBuilder<StripeEventRow> builder)
        {
            builder.ToTable("stripe_events");
            builder.HasKey(row => row.EventId);
            builder.Property(row => row.EventId).HasMaxLength(255);
            builder.Property(row => row.Type).HasMaxLength(80);
            builder.HasIndex(row => new { row.AppliedAt, row.DueAt });

            // Counted failures before all workers had one table for that. SQLite would have to copy the whole table to lose a column.
            builder.Property<int>("Failures");
        }
    }
}
