namespace MotoPortal.Privacy.Processing;

/// <summary>A line of the record.</summary>
/// <param name="Term">What is described.</param>
/// <param name="Text">What is true of it; a line break starts a new line.</param>
/// <param name="Setting">The setting that says so; null where none does.</param>
public sealed record ProcessingRow(string Term, string Text, string? Setting = null);
