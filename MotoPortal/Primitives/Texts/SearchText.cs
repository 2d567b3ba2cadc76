using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MotoPortal.Primitives.CardNumbers;

namespace MotoPortal.Primitives.Texts;

/// <summary>
/// Folds texts for searching, so that "angstrom" finds "Ångström" and "weiss" finds "Weiß", whatever the database's collation. Folding a
/// folded text changes nothing.
/// </summary>
public static class SearchText
{
    /// <summary>The version of <see cref="Fold"/>; stored columns of an earlier version are folded anew when the portal starts.</summary>
    public const int Version = 2;

    /// <summary>The escape character of LIKE patterns.</summary>
    public const string Escape = "\\";

    // A joined word as short as this would be found across the ends of two words.
    private const int ShortestJoined = 4;

    // Letters that Unicode does not decompose: https://www.unicode.org/reports/tr15/#Description_Norm
    private static readonly FrozenDictionary<char, string> Letters = new Dictionary<char, string>
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['þ'] = "th",
        ['ĳ'] = "ij",
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['ŧ'] = "t",
        ['ŋ'] = "n",
        ['ĸ'] = "k",
        ['ɨ'] = "i",
        ['ƀ'] = "b",
        ['ƶ'] = "z",
        ['ɇ'] = "e",
        ['ɉ'] = "j",
        ['ǥ'] = "g",
        ['ɍ'] = "r",
        ['ƚ'] = "l",
        ['ə'] = "e",
        ['ς'] = "σ",
        ['\u0640'] = "",
    }.ToFrozenDictionary();

    // Apostrophes, primes, accents that stand alone, and letters that are written like an apostrophe.
    private static readonly FrozenSet<char> Apostrophes =
        "'’‘‛`´′‵ʹʻʼʽˈʾʿ՚׳＇ꞌ".ToFrozenSet();

    /// <summary>
    /// The text in lower case without accents and invisible characters, with one kind of apostrophe, hyphen and space.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in UnicodeText.Normalized(WithPlainApostrophes(text), NormalizationForm.FormKD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format:
                    break;
                case UnicodeCategory.DashPunctuation:
                    folded.Append('-');
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    folded.Append(' ');
                    break;
                default:
                    Append(folded, c);
                    break;
            }
        }

        return UnicodeText.Normalized(folded.ToString(), NormalizationForm.FormC);
    }

    /// <summary>
    /// The folded text for a column, which is checked for card numbers as every column is. A letter that is none of a number may be folded
    /// to one that looks like a digit; such a text is kept as it is, because it was checked when it was typed.
    /// </summary>
    public static string Column(string text) =>
        Fold(text) is var folded && CardNumberGuard.HoldsCardNumber(folded) && !CardNumberGuard.HoldsCardNumber(text) ? text : folded;

    /// <summary>The folded words of a typed text, in the order in which they were typed.</summary>
    public static ImmutableArray<string> Words(string typed) =>
        [.. Fold(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => Joined(word).Length > 0)];

    /// <summary>A folded text without apostrophes, hyphens, points and spaces. The database does the same with columns.</summary>
    public static string Joined(string folded) => string.Concat(folded.Where(c => c is not ('\'' or '-' or ' ' or '.')));

    /// <summary>Whether a folded word is also looked for in the joined text: it is long enough, or has a joint itself.</summary>
    public static bool IsFoundJoined(string word) => word.Length >= ShortestJoined || word.Length > Joined(word).Length;

    /// <summary>A LIKE pattern for texts that contain the folded text literally.</summary>
    public static string Pattern(string folded)
    {
        var literal = folded
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
        return $"%{literal}%";
    }

    private static string WithPlainApostrophes(string text) =>
        string.Create(text.Length, text, static (plain, text) =>
        {
            for (var at = 0; at < text.Length; at++)
            {
                plain[at] = Apostrophes.Contains(text[at]) ? '\'' : text[at];
            }
        });

    private static void Append(StringBuilder folded, char c)
    {
        var lower = char.ToLowerInvariant(c);
        if (Apostrophes.Contains(lower))
        {
            folded.Append('\'');
        }
        else if (lower is '−')
        {
            folded.Append('-');
        }
        else if (char.IsWhiteSpace(lower))
        {
            folded.Append(' ');
        }
        else if (Letters.TryGetValue(lower, out var letters))
        {
            folded.Append(letters);
        }
        else
        {
            folded.Append(lower);
        }
    }
}
