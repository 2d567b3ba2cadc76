using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Guards;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Readers.Inspections;

/// <summary>An inspection of a reader, written once.</summary>
internal sealed class ReaderInspection
{
    private ReaderInspection()
    {
    }

    /// <summary>Increases with each inspection; the highest of a reader is its last.</summary>
    public long Sequence { get; private set; }

    public ReaderId ReaderId { get; private set; }

    /// <summary>The serial number to compare with; null when Stripe has none.</summary>
    public string? Serial { get; private set; }

    /// <summary>The reader's label at that time.</summary>
    public string Label { get; private set; } = "";

    /// <summary>The reader's location; null for none.</summary>
    public LocationId? Location { get; private set; }

    /// <summary>When it was inspected, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The id of the person who inspected it.</summary>
    public string ById { get; private set; } = "";

    /// <summary>That person's name at that time.</summary>
    [Personal]
    public string ByName { get; private set; } = "";

    public InspectionFinding Finding { get; private set; }

    /// <summary>The note; null for none.</summary>
    [Personal]
    public string? Note { get; private set; }

    /// <summary>Creates an inspection.</summary>
    public static ReaderInspection Write(
        RegisteredReaderView reader, InspectionFinding finding, string? note, Actor actor, DateTimeOffset at) => new()
        {
            ReaderId = reader.Id,
            Serial = reader.Serial,
            Label = reader.Label,
            Location = reader.Location,
            At = at,
            ById = actor.Id,
            ByName = actor.Name,
            Finding = finding,
            Note = note,
        };

    /// <summary>Converts the inspection for pages.</summary>
    public InspectionView ToView() => new(ReaderId, Serial, Label, At, ByName, Finding, Note);

    internal sealed class Table : IEntityTypeConfiguration<ReaderInspection>
    {
        public void Configure(EntityTypeBuilder<ReaderInspection> builder)
        {
            builder.ToTable("reader_inspections");
            builder.HasKey(inspection => inspection.Sequence);
            builder.HasIndex(inspection => inspection.ReaderId);
            builder.Property(inspection => inspection.Serial).HasMaxLength(255);
            builder.Property(inspection => inspection.Label).HasMaxLength(255);
            builder.Property(inspection => inspection.ById).HasMaxLength(64);
            builder.Property(inspection => inspection.ByName).HasMaxLength(120);
            builder.Property(inspection => inspection.Finding).HasConversion<string>().HasMaxLength(16);
            builder.Property(inspection => inspection.Note).HasMaxLength(InspectionForm.NoteLength);
            builder.IsAppendOnly();
        }
    }
}
