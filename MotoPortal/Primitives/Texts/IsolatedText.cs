using System.Text;

namespace MotoPortal.Primitives.Texts;

/// <summary>
/// Keeps a name that is written from right to left from disordering the sentence in which it stands: it is put between the marks of an
/// isolate (<see href="https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates">UAX #9, 2.4.2</see>), which every
/// program that shows text knows. Other texts stay as they are.
/// </summary>
public static class IsolatedText
{
    private const string Begin = "\u2068";
    private const string End = "\u2069";

    /// <summary>A text for a place in a sentence.</summary>
    public static string Of(string text) => text.EnumerateRunes().Any(IsOfTheOtherDirection) ? Begin + text + End : text;

    /// <summary>The values for the places of a sentence.</summary>
    public static object[] Values(object[] values) =>
        Array.ConvertAll(values, value => value is string text ? Of(text) : value);

    // The blocks that Unicode reserves for such scripts, and the marks that turn a text.
    private static bool IsOfTheOtherDirection(Rune rune) => rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) or 0x200F or 0x202B or 0x202E or 0x2067;
}
