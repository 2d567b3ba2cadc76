namespace MotoPortal.Primitives;

/// <summary>
/// A place in a list, told by the number of the row beside it, so that a page far down is found as fast as the first and new rows do not
/// move it. The default is the first page.
/// </summary>
/// <param name="Number">The number of the row beside the page; null at either end of the list.</param>
/// <param name="IsBackward">Whether the page ends here instead of beginning.</param>
public readonly record struct ListCursor(long? Number, bool IsBackward)
{
    /// <summary>The first page.</summary>
    public static ListCursor Start => new(null, IsBackward: false);

    /// <summary>The last page.</summary>
    public static ListCursor End => new(null, IsBackward: true);

    /// <summary>The page that follows a row in the list's order.</summary>
    public static ListCursor After(long number) => new(number, IsBackward: false);

    /// <summary>The page that ends just before a row in the list's order.</summary>
    public static ListCursor Before(long number) => new(number, IsBackward: true);
}
