using System.Runtime.InteropServices;

namespace MotoPortal.Pdf.Bidi;

/// <summary>Resolves the levels of a paragraph: the order of the rules of UAX #9, from X1 to I2.</summary>
internal static class BidiLevels
{
    /// <summary>The level of each character, before lines are broken.</summary>
    /// <param name="codePoints">The characters.</param>
    /// <param name="original">Their classes.</param>
    /// <param name="paragraphLevel">The level of the paragraph.</param>
    public static byte[] Resolve(int[] codePoints, BidiClass[] original, byte paragraphLevel)
    {
        var levels = new byte[codePoints.Length];
        var classes = new BidiClass[codePoints.Length];
        ExplicitLevels.Apply(original, paragraphLevel, levels, classes);
        foreach (var sequence in IsolatingSequence.AllOf(original, levels, paragraphLevel))
        {
            WeakRules.Apply(sequence, classes);
            BracketRules.Apply(sequence, classes, original, codePoints);
            NeutralRules.Apply(sequence, classes);
            Imply(sequence, classes, levels);
        }

        // What was left out (X9) stands with the character before it.
        var previous = paragraphLevel;
        for (var index = 0; index < levels.Length; index++)
        {
            if (ExplicitLevels.IsRemoved(original[index]))
            {
                levels[index] = previous;
            }

            previous = levels[index];
        }

        return levels;
    }

    /// <summary>Rules I1 and I2: letters and numbers against the direction of their level go one or two deeper.</summary>
    private static void Imply(IsolatingSequence sequence, BidiClass[] classes, byte[] levels)
    {
        foreach (var index in CollectionsMarshal.AsSpan(sequence.Indexes))
        {
            var isOdd = (levels[index] & 1) == 1;
            levels[index] += (isOdd, classes[index]) switch
            {
                (false, BidiClass.R) => 1,
                (false, BidiClass.AN or BidiClass.EN) => 2,
                (true, BidiClass.L or BidiClass.AN or BidiClass.EN) => 1,
                _ => (byte)0,
            };
        }
    }
}
