namespace MotoPortal.Audit.Entries;

/// <summary>
/// A place in a list of entries, told by the sequence number beside it, so that a page far down is found as fast as the first and new
/// entries do not move it.
/// </summary>
/// <param name="Sequence">The number of the entry beside the page; null at either end of the list.</param>
/// <param name="IsBackward">Whether the page ends here instead of beginning.</param>
internal readonly record struct LedgerPlace(long? Sequence, bool IsBackward)
{
    /// <summary>The first page.</summary>
    public static LedgerPlace Start => new(null, IsBackward: false);

    /// <summary>The last page.</summary>
    public static LedgerPlace End => new(null, IsBackward: true);

    /// <summary>The page that follows an entry in the list's order.</summary>
    public static LedgerPlace After(long sequence) => new(sequence, IsBackward: false);

    /// <summary>The page that ends just before an entry in the list's order.</summary>
    public static LedgerPlace Before(long sequence) => new(sequence, IsBackward: true);
}
