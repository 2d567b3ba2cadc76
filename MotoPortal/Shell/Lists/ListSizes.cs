namespace MotoPortal.Shell.Lists;

/// <summary>The numbers of rows that a page of a list can have.</summary>
public static class ListSizes
{
    /// <summary>The default number.</summary>
    public const int Usual = 25;

    /// <summary>The numbers to choose from.</summary>
    public static IReadOnlyList<int> All { get; } = [Usual, 50, 100];
}
