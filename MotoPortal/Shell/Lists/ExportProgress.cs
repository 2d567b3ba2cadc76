namespace MotoPortal.Shell.Lists;

/// <summary>How far an export is.</summary>
/// <param name="State">Whether it goes on, or how it ended.</param>
/// <param name="Rows">The number of rows that were written.</param>
/// <param name="Share">The part of the whole, 0 to 1; null when the whole is not known.</param>
public sealed record ExportProgress(ExportState State, long Rows = 0, double? Share = null);
