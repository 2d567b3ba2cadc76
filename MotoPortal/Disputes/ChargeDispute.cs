using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Disputes;

/// <summary>A dispute of a charge, as it was last read from Stripe. Changed by <see cref="DisputeWorkflow"/> only.</summary>
internal sealed class ChargeDispute
{
    private const int ReasonLength = 40;

    private ChargeDispute()
    {
    }

    /// <summary>Stripe's id of it.</summary>
    public DisputeId Id { get; private set; }

    /// <summary>The charge.</summary>
    public ChargeId ChargeId { get; private set; }

    /// <summary>The amount in minor units.</summary>
    public long AmountMinorUnits { get; private set; }

    /// <summary>The currency, three letters in lower case.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Stripe's word for the cardholder's reason.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public DisputeStatus Status { get; private set; }

    /// <summary>Until when evidence is taken, UTC; null when none is.</summary>
    public DateTimeOffset? DueBy { get; private set; }

    /// <summary>How often evidence was handed in.</summary>
    public int Submissions { get; private set; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When the portal learned that it was decided, UTC; null before.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When Stripe is asked about it next, UTC; null for never.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    /// <summary>Grows with each change; guards against two writers.</summary>
    public int Version { get; private set; }

    /// <summary>The amount.</summary>
    public Money Amount => new(AmountMinorUnits, Currency);

    /// <summary>A dispute that was just heard of.</summary>
    public static ChargeDispute Open(ChargeId charge, StripeDispute dispute, DateTimeOffset now)
    {
        var opened = new ChargeDispute { Id = dispute.Id, ChargeId = charge, OpenedAt = dispute.CreatedAt };
        opened.TryTake(dispute, now);
        return opened;
    }

    /// <summary>Takes over what Stripe says; false when nothing is new.</summary>
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

    /// <summary>Says when Stripe is asked next, and notes that the row changed.</summary>
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
