using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace MotoPortal.Pdf.Bidi;

/// <summary>What Unicode says of single characters: their class and their pair of brackets. Immutable and thread-safe.</summary>
internal static class BidiCharacterData
{
    // The angle brackets exist twice; both are the same bracket (UAX #9, BD16, canonical equivalence).
    private const int OldOpeningAngle = 0x2329;
    private const int OldClosingAngle = 0x232A;
    private const int OpeningAngle = 0x3008;
    private const int ClosingAngle = 0x3009;

    private static readonly int[] First;
    private static readonly int[] Last;
    private static readonly BidiClass[] Classes;
    private static readonly FrozenDictionary<int, int> ClosingOf;
    private static readonly FrozenSet<int> Closing;

    static BidiCharacterData()
    {
        List<(int First, int Last, BidiClass Class)> ranges = [];
        Dictionary<int, int> brackets = [];
        foreach (var line in ReadLines().Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.Split(' ') is [var first, var last, var name])
            {
                ranges.Add((Number(first), Number(last), Enum.Parse<BidiClass>(name)));
            }
            else if (line.Split(' ') is [var opening, var closing])
            {
                brackets[Number(opening)] = Number(closing);
            }
        }

        First = [.. ranges.Select(range => range.First)];
        Last = [.. ranges.Select(range => range.Last)];
        Classes = [.. ranges.Select(range => range.Class)];
        ClosingOf = brackets.ToFrozenDictionary(pair => pair.Key, pair => Same(pair.Value));
        Closing = ClosingOf.Values.Append(OldClosingAngle).ToFrozenSet();
    }

    /// <summary>The class of a character.</summary>
    public static BidiClass ClassOf(int codePoint)
    {
        var found = Array.BinarySearch(First, codePoint);
        var range = found >= 0 ? found : ~found - 1;
        return range >= 0 && codePoint <= Last[range] ? Classes[range] : BidiClass.L;
    }

    /// <summary>The bracket that closes an opening one; null when the character is none.</summary>
    public static int? ClosingBracketOf(int codePoint) => ClosingOf.TryGetValue(codePoint, out var closing) ? closing : null;

    /// <summary>The closing bracket as <see cref="ClosingBracketOf"/> returns it; null when the character is none.</summary>
    public static int? AsClosingBracket(int codePoint) => Closing.Contains(codePoint) ? Same(codePoint) : null;

    private static int Same(int codePoint) => codePoint switch
    {
        OldOpeningAngle => OpeningAngle,
        OldClosingAngle => ClosingAngle,
        _ => codePoint,
    };

    private static int Number(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string[] ReadLines()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Pdf/BidiCharacterData.txt")
            ?? throw new FileNotFoundException("The portal was built without BidiCharacterData.txt.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
    }
}
