namespace MotoPortal.Pdf.Bidi;

/// <summary>White space and other neutral characters take the direction around them: rules N1 and N2 of UAX #9.</summary>
internal static class NeutralRules
{
    /// <summary>The direction that neutral characters see; null for a neutral one. Numbers count as right-to-left.</summary>
    public static BidiClass? StrongOf(BidiClass of) => of switch
    {
        BidiClass.L => BidiClass.L,
        BidiClass.R or BidiClass.AL or BidiClass.EN or BidiClass.AN => BidiClass.R,
        _ => null,
    };

    /// <summary>Changes the classes of one sequence.</summary>
    public static void Apply(IsolatingSequence sequence, BidiClass[] classes)
    {
        var indexes = sequence.Indexes;
        var before = sequence.Start;
        for (var at = 0; at < indexes.Count; at++)
        {
            if (StrongOf(classes[indexes[at]]) is { } strong)
            {
                before = strong;
                continue;
            }

            var end = at;
            while (end < indexes.Count && StrongOf(classes[indexes[end]]) is null)
            {
                end++;
            }

            var after = end < indexes.Count ? StrongOf(classes[indexes[end]]) : sequence.End;
            for (; at < end; at++)
            {
                classes[indexes[at]] = before == after ? before : sequence.Embedding;
            }

            at--;
        }
    }
}
