namespace MotoPortal.Shell;

/// <summary>How many rows a page of a list may have.</summary>
public static class ListSizes
{
    /// <summary>The usual number.</summary>
    public const int Usual = 25;

    /// <summary>Each number that can be chosen.</summary>
    public static IReadOnlyList<int> All { get; } = [Usual, 50, 100];
}
