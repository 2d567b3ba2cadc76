using MotoPortal.Shell.Theme;

namespace MotoPortal.Audit.Reports;

/// <summary>A column of a report.</summary>
/// <param name="Title">The title in the person's language.</param>
/// <param name="IsNumber">Whether its cells are numbers.</param>
/// <param name="Drawn">The tone in which the picture draws it; null when it is not drawn.</param>
public sealed record ReportColumn(string Title, bool IsNumber = false, Tone? Drawn = null);
