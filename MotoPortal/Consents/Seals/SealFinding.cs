using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Seals;

/// <summary>A consent that failed its seal check. The row is deleted once it matches again; the ledger keeps the entry.</summary>
internal sealed class SealFinding
{
    private SealFinding()
    {
    }

    /// <summary>The maximum length of the list of fields, in characters.</summary>
    public const int FieldsLength = 2000;

    public ConsentId ConsentId { get; private set; }

    /// <summary>The names of the fields that do not match, separated by spaces.</summary>
    public string Fields { get; private set; } = "";

    /// <summary>When the mismatch was first found, UTC.</summary>
    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>Creates a finding.</summary>
    public static SealFinding Write(ConsentId consent, string fields, DateTimeOffset now) =>
        new() { ConsentId = consent, Fields = fields, FoundAt = now };

    /// <summary>Sets the fields that do not match now.</summary>
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
