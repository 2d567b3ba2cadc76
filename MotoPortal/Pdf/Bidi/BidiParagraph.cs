namespace MotoPortal.Pdf.Bidi;

/// <summary>
/// The embedding levels of one paragraph by the Unicode bidirectional algorithm
/// (<see href="https://www.unicode.org/reports/tr9/">UAX #9</see>). An even level is written to the right, an odd one to the left.
/// Immutable.
/// </summary>
internal sealed class BidiParagraph
{
    private readonly byte[] _levels;
    private readonly BidiClass[] _classes;

    private BidiParagraph(string text, byte level, byte[] levels, BidiClass[] classes)
    {
        Text = text;
        Level = level;
        _levels = levels;
        _classes = classes;
    }

    /// <summary>The characters in the order in which they were typed.</summary>
    public string Text { get; }

    /// <summary>The level of the paragraph: 1 when it begins at the right margin.</summary>
    public byte Level { get; }

    /// <summary>Resolves a text without line breaks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="level">The paragraph's level, 0 or 1; null to take it from the first letter.</param>
    public static BidiParagraph Of(string text, byte? level = null)
    {
        // Most texts have nothing that is written to the left and no explicit marks: their levels are all zero.
        if (level is null or 0 && IsPlain(text))
        {
            return new BidiParagraph(text, 0, new byte[text.Length], new BidiClass[text.Length]);
        }

        var (codePoints, offsets) = Split(text);
        var classes = Array.ConvertAll(codePoints, BidiCharacterData.ClassOf);
        var paragraphLevel = level ?? ExplicitLevels.FirstStrong(classes, 0, classes.Length);
        var resolved = BidiLevels.Resolve(codePoints, classes, paragraphLevel);
        var levels = new byte[text.Length];
        var unitClasses = new BidiClass[text.Length];
        for (var index = 0; index < codePoints.Length; index++)
        {
            var end = index + 1 < offsets.Length ? offsets[index + 1] : text.Length;
            Array.Fill(levels, resolved[index], offsets[index], end - offsets[index]);
            Array.Fill(unitClasses, classes[index], offsets[index], end - offsets[index]);
        }

        return new BidiParagraph(text, paragraphLevel, levels, unitClasses);
    }

    /// <summary>
    /// The levels of the UTF-16 units of a line: as resolved, except that separators, and white space before them or at the line's end,
    /// get the paragraph's level (rule L1).
    /// </summary>
    public byte[] LevelsOfLine(int start, int length)
    {
        var levels = _levels[start..(start + length)];
        var isTrailing = true;
        for (var index = length - 1; index >= 0; index--)
        {
            switch (_classes[start + index])
            {
                case BidiClass.B or BidiClass.S:
                    levels[index] = Level;
                    isTrailing = true;
                    break;
                case BidiClass.WS or BidiClass.LRI or BidiClass.RLI or BidiClass.FSI or BidiClass.PDI when isTrailing:
                case BidiClass.BN or BidiClass.LRE or BidiClass.RLE or BidiClass.LRO or BidiClass.RLO or BidiClass.PDF when isTrailing:
                    levels[index] = Level;
                    break;
                default:
                    isTrailing = false;
                    break;
            }
        }

        return levels;
    }

    private static bool IsPlain(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // Below U+0590 every character is neutral, a European number or written to the right.
            if (rune.Value >= 0x0590 && BidiCharacterData.ClassOf(rune.Value) is BidiClass.R or BidiClass.AL or BidiClass.AN
                or (>= BidiClass.LRE and <= BidiClass.PDI))
            {
                return false;
            }
        }

        return true;
    }

    private static (int[] CodePoints, int[] Offsets) Split(string text)
    {
        List<int> codePoints = [];
        List<int> offsets = [];
        var offset = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            codePoints.Add(rune.Value);
            offsets.Add(offset);
            offset += rune.Utf16SequenceLength;
        }

        return ([.. codePoints], [.. offsets]);
    }
}
