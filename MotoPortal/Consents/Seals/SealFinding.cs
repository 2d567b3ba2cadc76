using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Seals;

/// <summary>
/// A consent that was found not to match its seal. The row goes once it matches again; the ledger keeps that it was found.
/// </summary>
internal sealed class SealFinding
{
    private SealFinding()
    {
    }

    /// <summary>The longest list of fields that is kept, in characters.</summary>
    public const int FieldsLength = 2000;

    /// <summary>The consent.</summary>
    public ConsentId ConsentId { get; private set; }

    /// <summary>The names of what does not match, with spaces between.</summary>
    public string Fields { get; private set; } = "";

    /// <summary>When that was found first, UTC.</summary>
    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>A finding that is new.</summary>
    public static SealFinding Write(ConsentId consent, string fields, DateTimeOffset now) =>
        new() { ConsentId = consent, Fields = fields, FoundAt = now };

    /// <summary>Takes over what does not match now.</summary>
    public void Change(string fields) => Fields = fields;

    internal sealed class Table : IEntityTypeConfiguration<SealFinding>
    {
        public void Configure(EntityTypeBuilder<SealFinding> builder)
        {
            builder.ToTable("seal_findings");
            builder.HasKey(finding => finding.ConsentId);
            builder.HasIndex(finding => finding.FoundAt);
            builder.Property(finding => finding.Fields).HasMaxLength(FieldsLength);
        }
    }
}
