using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Ledger.Checks;

/// <summary>
/// Something that was changed outside the portal, found by a check of the ledger. The row is deleted when a later check finds it mended;
/// the ledger keeps its entries about both.
/// </summary>
internal sealed class LedgerFinding
{
    private LedgerFinding()
    {
    }

    public long Id { get; private set; }

    public LedgerProblem Problem { get; private set; }

    /// <summary>The entry's number, or the size of the checkpoint.</summary>
    public long Number { get; private set; }

    /// <summary>The file of the checkpoint, or null.</summary>
    [NotTyped]
    public string? Source { get; private set; }

    /// <summary>When it was first found, UTC.</summary>
    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>Creates the row.</summary>
    public static LedgerFinding Write(LedgerProblemView problem, DateTimeOffset now) =>
        new() { Problem = problem.Problem, Number = problem.Number, Source = problem.Source, FoundAt = now };

    /// <summary>What was found.</summary>
    public LedgerProblemView ToView() => new(Problem, Number, Source);

    internal sealed class Table : IEntityTypeConfiguration<LedgerFinding>
    {
        public void Configure(EntityTypeBuilder<LedgerFinding> builder)
        {
            builder.ToTable("ledger_findings");
            builder.HasKey(finding => finding.Id);
            builder.Property(finding => finding.Problem).HasConversion<string>().HasMaxLength(32);
            builder.Property(finding => finding.Source).HasMaxLength(400);
        }
    }
}
