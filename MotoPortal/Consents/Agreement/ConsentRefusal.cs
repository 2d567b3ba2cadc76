using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Terms;

namespace MotoPortal.Consents.Agreement;

/// <summary>The fact that a customer was asked and said no. Written once; it holds nothing on the person but their id.</summary>
internal sealed class ConsentRefusal
{
    private ConsentRefusal()
    {
    }

    /// <summary>The setup; one refusal ends it.</summary>
    public CardSetupId SetupId { get; private set; }

    /// <summary>Who said no.</summary>
    public PortalCustomerId CustomerId { get; private set; }

    /// <summary>How the order came.</summary>
    public OrderChannel Channel { get; private set; }

    /// <summary>Why nothing was recorded.</summary>
    public ConsentRefusalReason Reason { get; private set; }

    /// <summary>The part that was answered with no; null when the customer declined as a whole.</summary>
    public TermsPartKey? Part { get; private set; }

    /// <summary>The version that was being read; null when the reading had not begun.</summary>
    public int? TermsVersion { get; private set; }

    /// <summary>The language of the reading.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The id of the clerk.</summary>
    public string RecordedById { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTimeOffset RefusedAt { get; private set; }

    /// <summary>A refusal that was just heard.</summary>
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
