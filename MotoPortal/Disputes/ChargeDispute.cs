using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Disputes;

/// <summary>A dispute of a charge, as last read from Stripe. Changed by <see cref="DisputeWorkflow"/> only.</summary>
internal sealed class ChargeDispute
{
    private const int ReasonLength = 40;

    private ChargeDispute()
    {
    }

    /// <summary>Stripe's id.</summary>
    public DisputeId Id { get; private set; }

    public ChargeId ChargeId { get; private set; }

    /// <summary>The amount in minor units.</summary>
    public long AmountMinorUnits { get; private set; }

    /// <summary>The currency, three letters in lower case.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Stripe's value for the cardholder's reason.</summary>
    public string Reason { get; private set; } = "";

    public DisputeStatus Status { get; private set; }

    /// <summary>The deadline for evidence, UTC; null when none is accepted.</summary>
    public DateTimeOffset? DueBy { get; private set; }

    /// <summary>How often evidence was submitted.</summary>
    public int Submissions { get; private set; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When its end became known, UTC; null before.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When Stripe is polled next, UTC; null for never.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    /// <summary>The concurrency token; increased by each change.</summary>
    public int Version { get; private set; }

    public Money Amount => new(AmountMinorUnits, Currency);

    /// <summary>Creates the record of a dispute.</summary>
    public static ChargeDispute Open(ChargeId charge, StripeDispute dispute, DateTimeOffset now)
    {
        var opened = new ChargeDispute { Id = dispute.Id, ChargeId = charge, OpenedAt = dispute.CreatedAt };
        opened.TryTake(dispute, now);
        return opened;
    }

    /// <summary>Updates it from Stripe; false when nothing changed.</summary>
    public bool TryTake(StripeDispute dispute, DateTimeOffset now)
    {
        var status = DisputeRules.Of(dispute.Status);
        var reason = dispute.Reason.Length > ReasonLength ? dispute.Reason[..ReasonLength] : dispute.Reason;
        var isNew = (Status, DueBy, Submissions, AmountMinorUnits, Reason) != (
            status,
            dispute.DueBy,
            dispute.Submissions,
            dispute.Amount.AmountMinorUnits,
            reason);
        (Status, DueBy, Submissions, Reason) = (status, dispute.DueBy, dispute.Submissions, reason);
        (AmountMinorUnits, Currency) = (dispute.Amount.AmountMinorUnits, dispute.Amount.Currency);
        ClosedAt = status.IsOpen() ? null : ClosedAt ?? now;
        return isNew;
    }

    /// <summary>Schedules the next poll and increases the version.</summary>
    public void CheckAt(DateTimeOffset? at)
    {
        NextCheckAt = at;
        Version++;
    }

    internal sealed class Table : IEntityTypeConfiguration<ChargeDispute>
    {
        public void Configure(EntityTypeBuilder<ChargeDispute> builder)
        {
            builder.ToTable("charge_disputes");
            builder.HasKey(dispute => dispute.Id);
            builder.HasIndex(dispute => dispute.ChargeId);
            builder.HasIndex(dispute => dispute.NextCheckAt);
            builder.HasIndex(dispute => dispute.ClosedAt);
            builder.Property(dispute => dispute.Currency).HasMaxLength(3);
            builder.Property(dispute => dispute.Reason).HasMaxLength(ReasonLength);
            builder.Property(dispute => dispute.Status).HasConversion<string>().HasMaxLength(24);
            builder.Property(dispute => dispute.Version).IsConcurrencyToken();
            builder.Ignore(dispute => dispute.Amount);
        }
    }
}
