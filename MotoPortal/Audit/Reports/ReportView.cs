using System.Collections.Immutable;

namespace MotoPortal.Audit.Reports;

/// <summary>A report as a table; its picture draws columns of the same rows.</summary>
/// <param name="Kind">The report.</param>
/// <param name="Period">The period that it covers.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows.</param>
public sealed record ReportView(
    ReportKind Kind, ReportPeriod Period, ImmutableArray<ReportColumn> Columns, ImmutableArray<ReportRow> Rows)
{
    /// <summary>The most rows of a list.</summary>
    public const int MostRows = 200;

    /// <summary>The figure that says most, in a sentence; null for none.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether there are more rows than are shown.</summary>
    public bool IsCut { get; init; }
}
