using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Exemptions;

/// <summary>
/// A text that the card number guard refuses, and that two people found to be something else. The text itself is not stored.
/// </summary>
internal sealed class TextExemption
{
    /// <summary>The maximum length of a reason, in characters.</summary>
    public const int ReasonLength = 200;

    private TextExemption()
    {
    }

    /// <summary>Increases with each exemption.</summary>
    public long Sequence { get; private set; }

    /// <summary>The kind of field in which the text may be typed.</summary>
    public ExemptibleField Field { get; private set; }

    /// <summary>The keyed hash of the text, lower-case hex.</summary>
    [NotTyped]
    public string Fingerprint { get; private set; } = "";

    /// <summary>The length of the text, by which it is found in longer ones.</summary>
    public int Length { get; private set; }

    /// <summary>Why it is no card number.</summary>
    [Personal]
    public string Reason { get; private set; } = "";

    /// <summary>The id of the person who typed it.</summary>
    public string TypedById { get; private set; } = "";

    /// <summary>That person's name at that time.</summary>
    [Personal]
    public string TypedByName { get; private set; } = "";

    /// <summary>The id of the supervisor who read it.</summary>
    public string ExemptedById { get; private set; } = "";

    /// <summary>The supervisor's name at that time.</summary>
    [Personal]
    public string ExemptedByName { get; private set; } = "";

    /// <summary>When it was exempted, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was taken back, UTC; null while it is in force.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>The name of the administrator who took it back; null while it is in force.</summary>
    [Personal]
    public string? TakenBackByName { get; private set; }

    /// <summary>Creates an exemption.</summary>
    public static TextExemption Write(
        ExemptibleField field, string fingerprint, int length, string reason, Actor typedBy, Actor exemptedBy, DateTimeOffset at) => new()
        {
            Field = field,
            Fingerprint = fingerprint,
            Length = length,
            Reason = reason,
            TypedById = typedBy.Id,
            TypedByName = typedBy.Name,
            ExemptedById = exemptedBy.Id,
            ExemptedByName = exemptedBy.Name,
            At = at,
        };

    /// <summary>Ends it.</summary>
    public void TakeBack(Actor actor, DateTimeOffset at) => (TakenBackAt, TakenBackByName) = (at, actor.Name);

    internal sealed class Table : IEntityTypeConfiguration<TextExemption>
    {
        public void Configure(EntityTypeBuilder<TextExemption> builder)
        {
            builder.ToTable("text_exemptions");
            builder.HasKey(exemption => exemption.Sequence);
            builder.HasIndex(exemption => exemption.Fingerprint);
            builder.Property(exemption => exemption.Field).HasConversion<string>().HasMaxLength(24);
            builder.Property(exemption => exemption.Fingerprint).HasMaxLength(64);
            builder.Property(exemption => exemption.Reason).HasMaxLength(ReasonLength);
            builder.Property(exemption => exemption.TypedById).HasMaxLength(64);
            builder.Property(exemption => exemption.TypedByName).HasMaxLength(120);
            builder.Property(exemption => exemption.ExemptedById).HasMaxLength(64);
            builder.Property(exemption => exemption.ExemptedByName).HasMaxLength(120);
            builder.Property(exemption => exemption.TakenBackByName).HasMaxLength(120);
        }
    }
}
