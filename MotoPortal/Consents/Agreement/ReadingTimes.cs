using System.Globalization;
using System.Text;

namespace MotoPortal.Consents.Agreement;

/// <summary>How long a text takes to be spoken.</summary>
internal static class ReadingTimes
{
    /// <summary>The time for a text at a pace.</summary>
    /// <param name="text">The text.</param>
    /// <param name="wordsPerMinute">The pace, in words a minute.</param>
    public static TimeSpan Of(string text, int wordsPerMinute) => TimeSpan.FromMinutes(WordsIn(text) / wordsPerMinute);

    /// <summary>
    /// The number of words. Scripts that put no spaces between words count by their signs, two for a word.
    /// </summary>
    public static double WordsIn(string text)
    {
        var (words, signs, within) = (0, 0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (HasNoSpaces(rune))
            {
                (signs, within) = (signs + 1, false);
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                (words, within) = (within ? words : words + 1, true);
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                within = false;
            }
        }

        return words + (signs / 2d);
    }

    // Thai, Lao, Khmer and Burmese; kana and Han.
    private static bool HasNoSpaces(Rune rune) =>
        rune.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
            or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherLetter;
}
