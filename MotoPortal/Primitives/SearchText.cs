using System.Globalization;
using System.Text;

namespace MotoPortal.Primitives;

/// <summary>Folds names, so that "angstrom" finds "Ångström", whatever the database's collation.</summary>
public static class SearchText
{
    /// <summary>The escape character of LIKE patterns.</summary>
    public const string Escape = "\\";

    /// <summary>The text in lower case without accents.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in UnicodeText.Normalized(text, NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return UnicodeText.Normalized(folded.ToString(), NormalizationForm.FormC);
    }

    /// <summary>A LIKE pattern for folded text that contains the typed text literally.</summary>
    public static string Pattern(string typed) =>
        $"%{Fold(typed.Trim()).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
