namespace MotoPortal.Pdf.Bidi;

/// <summary>Marks, numbers and their separators: rules W1 to W7 of UAX #9.</summary>
internal static class WeakRules
{
    /// <summary>Changes the classes of one sequence.</summary>
    public static void Apply(IsolatingSequence sequence, BidiClass[] classes)
    {
        var indexes = sequence.Indexes;
        MarksAndNumbers(sequence, classes);
        for (var at = 1; at < indexes.Count - 1; at++)
        {
            // W4: one separator between two numbers of the same kind belongs to them.
            var before = classes[indexes[at - 1]];
            var after = classes[indexes[at + 1]];
            classes[indexes[at]] = (before, classes[indexes[at]], after) switch
            {
                (BidiClass.EN, BidiClass.ES or BidiClass.CS, BidiClass.EN) => BidiClass.EN,
                (BidiClass.AN, BidiClass.CS, BidiClass.AN) => BidiClass.AN,
                (_, var same, _) => same,
            };
        }

        Terminators(indexes, classes);
        var strong = sequence.Start;
        foreach (var index in indexes)
        {
            // W6, W7.
            switch (classes[index])
            {
                case BidiClass.ES or BidiClass.CS or BidiClass.ET:
                    classes[index] = BidiClass.ON;
                    break;
                case BidiClass.L or BidiClass.R:
                    strong = classes[index];
                    break;
                case BidiClass.EN when strong is BidiClass.L:
                    classes[index] = BidiClass.L;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>W1, W2 and W3. W2 looks back to the last letter, so Arabic ones become R only after it.</summary>
    private static void MarksAndNumbers(IsolatingSequence sequence, BidiClass[] classes)
    {
        var previous = sequence.Start;
        var strong = sequence.Start;
        foreach (var index in sequence.Indexes)
        {
            if (classes[index] is BidiClass.NSM)
            {
                classes[index] = previous is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI or BidiClass.PDI ? BidiClass.ON : previous;
            }

            previous = classes[index];
            switch (classes[index])
            {
                case BidiClass.L or BidiClass.R or BidiClass.AL:
                    strong = classes[index];
                    break;
                case BidiClass.EN when strong is BidiClass.AL:
                    classes[index] = BidiClass.AN;
                    break;
                default:
                    break;
            }
        }

        foreach (var index in sequence.Indexes.Where(index => classes[index] is BidiClass.AL))
        {
            classes[index] = BidiClass.R;
        }
    }

    /// <summary>W5: a row of terminators beside a European number belongs to it.</summary>
    private static void Terminators(List<int> indexes, BidiClass[] classes)
    {
        for (var at = 0; at < indexes.Count; at++)
        {
            if (classes[indexes[at]] is not BidiClass.ET)
            {
                continue;
            }

            var end = at;
            while (end < indexes.Count && classes[indexes[end]] is BidiClass.ET)
            {
                end++;
            }

            var isBesideNumber = (at > 0 && classes[indexes[at - 1]] is BidiClass.EN)
                || (end < indexes.Count && classes[indexes[end]] is BidiClass.EN);
            for (; at < end; at++)
            {
                classes[indexes[at]] = isBesideNumber ? BidiClass.EN : BidiClass.ET;
            }

            at--;
        }
    }
}
