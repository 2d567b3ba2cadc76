namespace MotoPortal.Audit.Entries;

/// <summary>One fact before and after the change that an entry records.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Before">The value before; null for none.</param>
/// <param name="After">The value after; null for none.</param>
internal sealed record EntryChange(string Label, string? Before, string? After)
{
    /// <summary>Whether the fact is another than before.</summary>
    public bool IsChanged => !string.Equals(Before, After, StringComparison.Ordinal);
}
