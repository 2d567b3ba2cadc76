using System.Globalization;
using System.Text;
using MotoPortal.Primitives.CardNumbers;
using MotoPortal.Primitives.Texts;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms;

/// <summary>Checks and sanitizes the names of uploaded files.</summary>
internal static class FormName
{
    private const string Nameless = "form";
    private const int Shown = 80;

    /// <summary>Why a file of this name is refused; null when it is accepted.</summary>
    public static FormRefusal? Refusal(string name) =>
        name.Length > FormLimits.NameLength ? FormRefusal.NameTooLong
        : HiddenText.HoldsCardNumber(name) || CardNumberGuard.HoldsCardNumber(DigitsTogether(name)) ? FormRefusal.HoldsCardNumber
        : null;

    /// <summary>
    /// The name for display and download: without folders and control characters (which can reverse text), with the extension of the actual
    /// kind.
    /// </summary>
    public static string Safe(string name, FormKind kind)
    {
        var plain = new StringBuilder();
        foreach (var rune in name[(name.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            plain.Append(IsShown(rune) ? rune.ToString() : " ");
        }

        var words = string.Join(' ', Path.GetFileNameWithoutExtension(UnicodeText.Normalized(plain.ToString(), NormalizationForm.FormC))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        return (words.Length == 0 ? Nameless : Shortened(words)) + kind.Ending();
    }

    private static string Shortened(string words)
    {
        var elements = new StringInfo(words);
        return elements.LengthInTextElements <= Shown ? words : elements.SubstringByTextElements(0, Shown).TrimEnd();
    }

    // In a file name, digits may be separated by letters where text has spaces.
    private static string DigitsTogether(string name) =>
        string.Concat(name.Select(letter => char.IsLetter(letter) || char.IsSymbol(letter) ? ' ' : letter));

    private static bool IsShown(Rune rune) =>
        rune.Value is not ('"' or '<' or '>' or '|' or ':' or '*' or '?' or '%')
        && Rune.GetUnicodeCategory(
            rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
