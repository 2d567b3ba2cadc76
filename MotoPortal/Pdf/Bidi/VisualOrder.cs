namespace MotoPortal.Pdf.Bidi;

/// <summary>The order in which the runs of a line stand from left to right: rule L2 of UAX #9.</summary>
internal static class VisualOrder
{
    /// <summary>The indexes of the levels, from left to right.</summary>
    /// <param name="levels">The levels of characters or of runs, in the order of the text.</param>
    public static int[] Of(ReadOnlySpan<byte> levels)
    {
        var order = new int[levels.Length];
        byte highest = 0;
        var lowestOdd = byte.MaxValue;
        for (var index = 0; index < levels.Length; index++)
        {
            order[index] = index;
            highest = Math.Max(highest, levels[index]);
            lowestOdd = (levels[index] & 1) == 1 ? Math.Min(lowestOdd, levels[index]) : lowestOdd;
        }

        for (int level = highest; level >= lowestOdd; level--)
        {
            for (var start = 0; start < order.Length; start++)
            {
                var end = start;
                while (end < order.Length && levels[order[end]] >= level)
                {
                    end++;
                }

                if (end > start)
                {
                    Array.Reverse(order, start, end - start);
                    start = end;
                }
            }
        }

        return order;
    }
}
