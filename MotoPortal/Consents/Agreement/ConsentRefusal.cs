using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Guards;
using MotoPortal.Primitives;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Agreement;

/// <summary>The record that a customer was asked and refused. Written once; its only personal data is the customer's id.</summary>
internal sealed class ConsentRefusal
{
    private ConsentRefusal()
    {
    }

    /// <summary>The setup; at most one refusal each.</summary>
    public CardSetupId SetupId { get; private set; }

    public PortalCustomerId CustomerId { get; private set; }

    /// <summary>The order channel.</summary>
    public OrderChannel Channel { get; private set; }

    /// <summary>Why nothing was recorded.</summary>
    public ConsentRefusalReason Reason { get; private set; }

    /// <summary>The part that was refused; null when the customer refused as a whole.</summary>
    public TermsPartKey? Part { get; private set; }

    /// <summary>The version of the terms; null when the reading had not begun.</summary>
    public int? TermsVersion { get; private set; }

    /// <summary>The language of the terms, a two-letter code.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The id of the clerk.</summary>
    public string RecordedById { get; private set; } = "";

    /// <summary>When the customer refused, UTC.</summary>
    public DateTimeOffset RefusedAt { get; private set; }

    /// <summary>Creates a refusal.</summary>
    public static ConsentRefusal Write(ConsentRefused refused, DateTimeOffset now) => new()
    {
        SetupId = refused.SetupId,
        CustomerId = refused.CustomerId,
        Channel = refused.Channel,
        Reason = refused.Reason,
        Part = refused.Part,
        TermsVersion = refused.TermsVersion,
        Language = refused.Language,
        RecordedById = refused.Actor.Id,
        RefusedAt = now,
    };

    internal sealed class Table : IEntityTypeConfiguration<ConsentRefusal>
    {
        public void Configure(EntityTypeBuilder<ConsentRefusal> builder)
        {
            builder.ToTable("consent_refusals");
            builder.HasKey(refusal => refusal.SetupId);
            builder.HasIndex(refusal => refusal.CustomerId);
            builder.HasIndex(refusal => refusal.RefusedAt);
            builder.Property(refusal => refusal.Channel).HasConversion<string>().HasMaxLength(16);
            builder.Property(refusal => refusal.Reason).HasConversion<string>().HasMaxLength(24);
            builder.Property(refusal => refusal.Part).HasConversion<string>().HasMaxLength(32);
            builder.Property(refusal => refusal.Language).HasMaxLength(8);
            builder.Property(refusal => refusal.RecordedById).HasMaxLength(64);
            builder.IsWrittenOnce();
        }
    }
}
