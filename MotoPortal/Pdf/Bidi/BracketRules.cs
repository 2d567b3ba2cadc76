namespace MotoPortal.Pdf.Bidi;

/// <summary>Pairs of brackets take the direction of what they enclose: rule N0 of UAX #9.</summary>
internal static class BracketRules
{
    // BD16: the stack's depth, after which no pairs are looked for in this sequence.
    private const int MaxOpen = 63;

    /// <summary>Changes the classes of the brackets of one sequence.</summary>
    public static void Apply(IsolatingSequence sequence, BidiClass[] classes, BidiClass[] original, int[] codePoints)
    {
        var indexes = sequence.Indexes;
        foreach (var (opening, closing) in Pairs(indexes, classes, codePoints))
        {
            if (DirectionFor(opening, closing, sequence, classes) is { } direction)
            {
                Set(opening, direction);
                Set(closing, direction);
            }
        }

        void Set(int at, BidiClass direction)
        {
            classes[indexes[at]] = direction;

            // Marks after a bracket go with it.
            for (var mark = at + 1; mark < indexes.Count && original[indexes[mark]] is BidiClass.NSM; mark++)
            {
                classes[indexes[mark]] = direction;
            }
        }
    }

    /// <summary>The pairs in the order of their opening brackets, as positions in the sequence (BD16).</summary>
    private static List<(int Opening, int Closing)> Pairs(List<int> indexes, BidiClass[] classes, int[] codePoints)
    {
        List<(int Opening, int Closing)> pairs = [];
        List<(int Closing, int At)> open = [];
        for (var at = 0; at < indexes.Count; at++)
        {
            if (classes[indexes[at]] is not BidiClass.ON)
            {
                continue;
            }

            var codePoint = codePoints[indexes[at]];
            if (BidiCharacterData.ClosingBracketOf(codePoint) is { } expected)
            {
                if (open.Count == MaxOpen)
                {
                    break;
                }

                open.Add((expected, at));
            }
            else if (BidiCharacterData.AsClosingBracket(codePoint) is { } closing)
            {
                var match = open.FindLastIndex(bracket => bracket.Closing == closing);
                if (match >= 0)
                {
                    pairs.Add((open[match].At, at));
                    open.RemoveRange(match, open.Count - match);
                }
            }
        }

        pairs.Sort();
        return pairs;
    }

    /// <summary>The direction of a pair; null when nothing in it has one (N0, b to d).</summary>
    private static BidiClass? DirectionFor(int opening, int closing, IsolatingSequence sequence, BidiClass[] classes)
    {
        var hasOpposite = false;
        for (var at = opening + 1; at < closing; at++)
        {
            if (NeutralRules.StrongOf(classes[sequence.Indexes[at]]) is { } strong)
            {
                if (strong == sequence.Embedding)
                {
                    return strong;
                }

                hasOpposite = true;
            }
        }

        if (!hasOpposite)
        {
            return null;
        }

        for (var at = opening - 1; at >= 0; at--)
        {
            if (NeutralRules.StrongOf(classes[sequence.Indexes[at]]) is { } before)
            {
                return before;
            }
        }

        return sequence.Start;
    }
}
