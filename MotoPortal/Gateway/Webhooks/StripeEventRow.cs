using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>An event that Stripe sent, by its ids only: its body is never acted on, and holds personal data.</summary>
internal sealed class StripeEventRow
{
    /// <summary>How long a node holds an event: longer than all the calls to Stripe that the rooms may make for one.</summary>
    public static readonly TimeSpan Claim = CallTimes.Longest * 6;

    private StripeEventRow()
    {
    }

    public string EventId { get; private set; } = "";

    public string Type { get; private set; } = "";

    /// <summary>The SetupIntent that it is about; null for none.</summary>
    public SetupIntentId? SetupIntent { get; private set; }

    /// <summary>The PaymentMethod that it is about; null for none.</summary>
    public PaymentMethodId? PaymentMethod { get; private set; }

    /// <summary>The PaymentIntent to which it belongs; null for none.</summary>
    public PaymentIntentId? PaymentIntent { get; private set; }

    /// <summary>The Refund that it is about; null for none.</summary>
    public StripeRefundId? Refund { get; private set; }

    /// <summary>The Dispute that it is about; null for none.</summary>
    public DisputeId? Dispute { get; private set; }

    /// <summary>The Customer that it is about; null for none.</summary>
    public CustomerId? Customer { get; private set; }

    /// <summary>The first of those ids, or its own. Events of one subject are applied together, never side by side.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>When Stripe made it, UTC; null when it did not say.</summary>
    public DateTimeOffset? CreatedAt { get; private set; }

    /// <summary>When it was received, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When it was handled, UTC; null before.</summary>
    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>When the portal gave it up, UTC; null before. A person may have it tried again.</summary>
    public DateTimeOffset? GaveUpAt { get; private set; }

    /// <summary>Why it was given up; null otherwise.</summary>
    public EventProblem? Problem { get; private set; }

    /// <summary>The type of the last exception; not its message, which may contain data of the row. Null when nothing was thrown.</summary>
    public string? Failure { get; private set; }

    /// <summary>When a person last had it tried again, UTC; null for never.</summary>
    public DateTimeOffset? ReplayedAt { get; private set; }

    /// <summary>Since when it is tried, UTC.</summary>
    public DateTimeOffset TriedSince => ReplayedAt ?? ReceivedAt;

    /// <summary>When it is due, UTC. A node claims the event by moving this time.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Creates the row of a new event.</summary>
    public static StripeEventRow Receive(
        string eventId, StripeEventReference notice, DateTimeOffset now, DateTimeOffset? createdAt = null) => new()
        {
            EventId = eventId,
            Type = notice.Type,
            SetupIntent = notice.SetupIntent,
            PaymentMethod = notice.PaymentMethod,
            PaymentIntent = notice.PaymentIntent,
            Refund = notice.Refund,
            Dispute = notice.Dispute,
            Customer = notice.Customer,
            Subject = notice.PaymentIntent?.Value ?? notice.SetupIntent?.Value ?? notice.PaymentMethod?.Value ?? notice.Customer?.Value
                ?? eventId,
            CreatedAt = createdAt,
            ReceivedAt = now,
            DueAt = now,
        };

    /// <summary>Creates the row of an event of which only the id can be read: a person is told, and Stripe sends it again.</summary>
    public static StripeEventRow Unreadable(string eventId, string type, DateTimeOffset now) => new()
    {
        EventId = eventId,
        Type = type,
        Subject = eventId,
        ReceivedAt = now,
        DueAt = now,
        GaveUpAt = now,
        Problem = EventProblem.Unreadable,
    };

    /// <summary>Claims it for this node; false when it is not due, because another node has claimed it or it is handled.</summary>
    public bool TryClaim(DateTimeOffset now)
    {
        if (AppliedAt is not null || GaveUpAt is not null || DueAt > now)
        {
            return false;
        }

        DueAt = now + Claim;
        return true;
    }

    /// <summary>Releases the claim, so that any node may claim it from then on.</summary>
    public void Release(DateTimeOffset at) => DueAt = at;

    /// <summary>Gives it up: it is not tried any more by itself.</summary>
    public void GiveUp(EventProblem problem, DateTimeOffset now) => (GaveUpAt, Problem) = (now, problem);

    /// <summary>Has it tried again, from now on for as long as if it had just come.</summary>
    public void Replay(DateTimeOffset now) =>
        (GaveUpAt, Problem, AppliedAt, DueAt, ReplayedAt) = (null, null, null, now, now);

    /// <summary>Takes what could not be read when it came, and was read at Stripe since.</summary>
    public void ReadAnew(StripeEventReference notice, DateTimeOffset createdAt)
    {
        var read = Receive(EventId, notice, ReceivedAt, createdAt);
        (Type, Subject, CreatedAt) = (read.Type, read.Subject, read.CreatedAt);
        (SetupIntent, PaymentMethod, PaymentIntent) = (read.SetupIntent, read.PaymentMethod, read.PaymentIntent);
        (Refund, Dispute, Customer) = (read.Refund, read.Dispute, read.Customer);
    }

    /// <summary>Leaves it as it is: a person decided that nothing is to come of it.</summary>
    public void SetAside(DateTimeOffset now) => AppliedAt = now;

    internal sealed class Table : IEntityTypeConfiguration<StripeEventRow>
    {
        public void Configure(EntityTypeBuilder<StripeEventRow> builder)
        {
            builder.ToTable("stripe_events");
            builder.HasKey(row => row.EventId);
            builder.Property(row => row.EventId).HasMaxLength(255);
            builder.Property(row => row.Type).HasMaxLength(80);
            builder.Property(row => row.Subject).HasMaxLength(255);
            builder.Property(row => row.Problem).HasConversion<string>().HasMaxLength(16);
            builder.Property(row => row.Failure).HasMaxLength(128);
            builder.Ignore(row => row.TriedSince);
            builder.HasIndex(row => new { row.AppliedAt, row.DueAt });
            builder.HasIndex(row => new { row.Subject, row.AppliedAt });
            builder.HasIndex(row => row.ReceivedAt);
            builder.HasIndex(row => row.GaveUpAt).HasFilter("\"GaveUpAt\" IS NOT NULL");

            // An unused column: failures are counted by the workers' table of holds. SQLite would have to copy the whole table to drop it.
            builder.Property<int>("Failures");
        }
    }
}
