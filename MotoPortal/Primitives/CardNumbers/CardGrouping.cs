namespace MotoPortal.Primitives.CardNumbers;

/// <summary>Tells the shape of a row of groups.</summary>
internal static class CardGrouping
{
    /// <summary>The shape of the groups from one place to another, both included.</summary>
    public static GroupShape ShapeOf(IReadOnlyList<DigitGroup> groups, int first, int last)
    {
        if (first == last)
        {
            return GroupShape.Unbroken;
        }

        // American Express 4-6-5, Diners Club 4-6-4, UATP 4-5-6.
        if (last - first == 2 && groups[first].Length is 4 && (groups[first + 1].Length, groups[last].Length) is (6, 5) or (6, 4) or (5, 6))
        {
            return GroupShape.Regular;
        }

        // All of one size; the last may be shorter. UnionPay's 6-13 is the one pair of two sizes.
        var size = groups[first].Length;
        for (var i = first + 1; i < last; i++)
        {
            if (groups[i].Length != size)
            {
                return GroupShape.Irregular;
            }
        }

        var end = groups[last].Length;
        return end == size || (end < size && size is 2 or 3 or 4 or 5) || (last - first == 1 && size is 6 && end is 13 or 10)
            ? GroupShape.Regular : GroupShape.Irregular;
    }
}
