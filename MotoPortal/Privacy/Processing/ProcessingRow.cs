namespace MotoPortal.Privacy.Processing;

/// <summary>A line of the record.</summary>
/// <param name="Term">What is described.</param>
/// <param name="Text">The description; a line break starts a new line.</param>
/// <param name="Setting">The setting on which it depends; null for none.</param>
public sealed record ProcessingRow(string Term, string Text, string? Setting = null);
