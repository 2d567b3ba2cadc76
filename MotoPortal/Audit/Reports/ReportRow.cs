using System.Collections.Immutable;

namespace MotoPortal.Audit.Reports;

/// <summary>One row of a report.</summary>
/// <param name="Cells">The cells, as many as there are columns.</param>
/// <param name="Mark">What stands under its bar, where the first cell is too long for it.</param>
public sealed record ReportRow(ImmutableArray<ReportCell> Cells, string? Mark = null);
