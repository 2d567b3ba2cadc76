using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Refunds.Lifecycle;

namespace MotoPortal.Refunds.Records;

/// <summary>A refund of a charge, with one Refund at Stripe. Changed by <see cref="RefundWorkflow"/> only.</summary>
internal sealed class ChargeRefund
{
    private ChargeRefund()
    {
    }

    /// <summary>The refund's id, from which its idempotency key is made.</summary>
    public ChargeRefundId Id { get; private set; }

    public ChargeId ChargeId { get; private set; }

    /// <summary>Stripe's Refund; null until Stripe has answered.</summary>
    public StripeRefundId? StripeRefundId { get; private set; }

    /// <summary>The amount, in minor units of the charge's currency.</summary>
    public long AmountMinorUnits { get; private set; }

    /// <summary>The currency, three letters in lower case.</summary>
    public string Currency { get; private set; } = "";

    public RefundReason Reason { get; private set; }

    /// <summary>The note; empty for none.</summary>
    [Personal]
    public string Note { get; private set; } = "";

    /// <summary>Where it was made.</summary>
    public RefundOrigin Origin { get; private set; }

    public RefundState State { get; private set; }

    /// <summary>Stripe's value for why it failed or was refused; null when it was not.</summary>
    public string? FailureReason { get; private set; }

    /// <summary>The id of the person who asked for it.</summary>
    public string RequestedById { get; private set; } = "";

    /// <summary>The name of the person who asked for it; empty for one made elsewhere.</summary>
    [Personal]
    public string RequestedBy { get; private set; } = "";

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>When its state last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When Stripe is polled next, UTC; null for never.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    /// <summary>The concurrency token; increased by each change.</summary>
    public int Version { get; private set; }

    public Money Amount => new(AmountMinorUnits, Currency);

    /// <summary>Creates a refund that is about to be sent.</summary>
    public static ChargeRefund Request(NewRefund asked, Actor actor, DateTimeOffset now) => new()
    {
        Id = asked.Id,
        ChargeId = asked.Charge,
        AmountMinorUnits = asked.Amount.AmountMinorUnits,
        Currency = asked.Amount.Currency,
        Reason = asked.Reason,
        Note = asked.Note.Trim(),
        Origin = RefundOrigin.Portal,
        State = RefundState.Sending,
        RequestedById = actor.Id,
        RequestedBy = actor.Name,
        RequestedAt = now,
        ChangedAt = now,
    };

    /// <summary>Creates the record of a refund that was made elsewhere.</summary>
    /// <param name="charge">The charge.</param>
    /// <param name="refund">The refund at Stripe.</param>
    /// <param name="lost">The id of the row that it had before the database was put back from a copy; null for none.</param>
    /// <param name="now">The current time, UTC.</param>
    public static ChargeRefund Found(ChargeId charge, StripeRefund refund, ChargeRefundId? lost, DateTimeOffset now) => new()
    {
        Id = lost ?? ChargeRefundId.Create(now),
        ChargeId = charge,
        AmountMinorUnits = refund.Amount.AmountMinorUnits,
        Currency = refund.Amount.Currency,
        Reason = RefundReasonMapping.Of(refund.Reason),
        Origin = RefundOrigin.Elsewhere,
        State = RefundState.Sending,
        RequestedById = Actor.Portal.Id,
        RequestedAt = refund.CreatedAt,
        ChangedAt = now,
    };

    /// <summary>Applies a signal; false when it changes nothing.</summary>
    public bool TryApply(RefundSignal signal, DateTimeOffset now)
    {
        if (RefundTransitions.Next(State, signal) is not { } next || next == State)
        {
            return false;
        }

        (State, ChangedAt) = (next, now);
        return true;
    }

    /// <summary>Sets the Refund at Stripe.</summary>
    public void Take(StripeRefund refund) => (StripeRefundId, FailureReason) = (refund.Id, refund.FailureReason ?? FailureReason);

    /// <summary>Sets Stripe's code of a refusal; null for none.</summary>
    public void SetProblem(string? code) => FailureReason = code;

    /// <summary>Schedules the next poll and increases the version.</summary>
    public void CheckAt(DateTimeOffset? at)
    {
        NextCheckAt = at;
        Version++;
    }

    /// <summary>Erases the note.</summary>
    public void ForgetFreeText()
    {
        Note = "";
        Version++;
    }

    /// <summary>Converts the refund for pages.</summary>
    public RefundView ToView() =>
        new(Id, ChargeId, Amount, Reason, Note, Origin, State, FailureReason, RequestedBy, RequestedAt, ChangedAt, StripeRefundId);

    internal sealed class Table : IEntityTypeConfiguration<ChargeRefund>
    {
        public void Configure(EntityTypeBuilder<ChargeRefund> builder)
        {
            builder.ToTable("charge_refunds");
            builder.HasKey(refund => refund.Id);
            builder.HasIndex(refund => refund.ChargeId);
            builder.HasIndex(refund => refund.StripeRefundId).IsUnique();
            builder.HasIndex(refund => refund.NextCheckAt);
            builder.HasIndex(refund => refund.State);
            builder.Property(refund => refund.Currency).HasMaxLength(3);
            builder.Property(refund => refund.Note).HasMaxLength(NewRefund.NoteLength);
            builder.Property(refund => refund.FailureReason).HasMaxLength(64);
            builder.Property(refund => refund.RequestedById).HasMaxLength(64);
            builder.Property(refund => refund.RequestedBy).HasMaxLength(120);
            builder.Property(refund => refund.Reason).HasConversion<string>().HasMaxLength(24);
            builder.Property(refund => refund.Origin).HasConversion<string>().HasMaxLength(16);
            builder.Property(refund => refund.State).HasConversion<string>().HasMaxLength(16);
            builder.Property(refund => refund.Version).IsConcurrencyToken();
            builder.Ignore(refund => refund.Amount);
        }
    }
}
