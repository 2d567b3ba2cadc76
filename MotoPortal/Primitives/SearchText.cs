using System.Globalization;
using System.Text;

namespace MotoPortal.Primitives;

/// <summary>Names folded so that "angstrom" finds "Ångström", whatever the database thinks of capitals.</summary>
public static class SearchText
{
    /// <summary>The character that takes the meaning from the next one in a pattern.</summary>
    public const string Escape = "\\";

    /// <summary>The text in small letters without accents.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>A LIKE pattern for folded text that holds what a person typed, taken literally.</summary>
    public static string Pattern(string typed) =>
        $"%{Fold(typed.Trim()).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
