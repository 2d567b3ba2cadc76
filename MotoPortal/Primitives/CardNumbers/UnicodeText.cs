using System.Text;

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>Normalizes texts that may come from anywhere.</summary>
internal static class UnicodeText
{
    /// <summary>
    /// The normalized text, with U+FFFD in the place of each half of a surrogate pair and of U+FFFE: .NET refuses to normalize a text with
    /// one of them, which a forged message of a circuit or a broken file name may have.
    /// </summary>
    public static string Normalized(string text, NormalizationForm form) => Whole(text).Normalize(form);

    private static string Whole(string text)
    {
        var whole = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.Replace('\uFFFE', '\uFFFD');
    }
}
