using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data.Guards;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Lifecycle;

/// <summary>The end of a consent. Written once: from its commit on nothing may be charged under the consent.</summary>
internal sealed class ConsentEnding
{
    private ConsentEnding()
    {
    }

    public ConsentId ConsentId { get; private set; }

    /// <summary>How it ended.</summary>
    public ConsentEndingKind Kind { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset EndedAt { get; private set; }

    /// <summary>The id of the actor: a member of staff, the customer's link, or the portal.</summary>
    public string ActorId { get; private set; } = "";

    /// <summary>The channel of the customer's withdrawal; null for other endings.</summary>
    public WithdrawalChannel? Channel { get; private set; }

    /// <summary>The consent that replaced it; null for other endings.</summary>
    public ConsentId? ReplacedBy { get; private set; }

    /// <summary>Creates the end of a consent.</summary>
    public static ConsentEnding Write(
        ConsentId consent,
        ConsentEndingKind kind,
        Actor actor,
        DateTimeOffset now,
        WithdrawalChannel? channel = null,
        ConsentId? replacedBy = null) => new()
        {
            ConsentId = consent,
            Kind = kind,
            EndedAt = now,
            ActorId = actor.Id,
            Channel = channel,
            ReplacedBy = replacedBy,
        };

    internal sealed class Table : IEntityTypeConfiguration<ConsentEnding>
    {
        public void Configure(EntityTypeBuilder<ConsentEnding> builder)
        {
            builder.ToTable("consent_endings");
            builder.HasKey(ending => ending.ConsentId);
            builder.HasOne<Consent>().WithOne().HasForeignKey<ConsentEnding>(ending => ending.ConsentId);
            builder.Property(ending => ending.Kind).HasConversion<string>().HasMaxLength(16);
            builder.Property(ending => ending.Channel).HasConversion<string>().HasMaxLength(16);
            builder.Property(ending => ending.ActorId).HasMaxLength(64);
            builder.IsAppendOnly();
        }
    }
}
