namespace MotoPortal.Audit.Entries;

/// <summary>One fact of an entry's payload in plain words.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The value; null when the payload says that there is none.</param>
internal sealed record EntryFact(string Label, string? Value);
