using System.Globalization;
using System.Text;
using MotoPortal.Primitives;

namespace MotoPortal.SignedForms;

/// <summary>The name of an uploaded file: what it may not hold, and what of it is shown later.</summary>
internal static class FormName
{
    private const string Nameless = "form";
    private const int Shown = 80;

    /// <summary>Why a file of this name is not kept; null when the name may stand.</summary>
    public static FormRefusal? Refusal(string name) =>
        name.Length > FormLimits.NameLength ? FormRefusal.NameTooLong
        : HiddenText.HoldsCardNumber(name) || CardNumberGuard.HoldsCardNumber(DigitsTogether(name)) ? FormRefusal.HoldsCardNumber
        : null;

    /// <summary>
    /// The name as it is shown and offered for saving: without folders, without characters that steer (they can turn a name round), and
    /// with
    /// the ending of what the file really is.
    /// </summary>
    public static string Safe(string name, FormKind kind)
    {
        var plain = new StringBuilder();
        foreach (var rune in name[(name.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            plain.Append(IsShown(rune) ? rune.ToString() : " ");
        }

        var words = string.Join(' ', Path.GetFileNameWithoutExtension(plain.ToString().Normalize(NormalizationForm.FormC))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        return (words.Length == 0 ? Nameless : Shortened(words)) + kind.Ending();
    }

    private static string Shortened(string words)
    {
        var elements = new StringInfo(words);
        return elements.LengthInTextElements <= Shown ? words : elements.SubstringByTextElements(0, Shown).TrimEnd();
    }

    // In a name, a letter may stand where elsewhere a space would.
    private static string DigitsTogether(string name) =>
        string.Concat(name.Select(letter => char.IsLetter(letter) || char.IsSymbol(letter) ? ' ' : letter));

    private static bool IsShown(Rune rune) =>
        rune.Value is not ('"' or '<' or '>' or '|' or ':' or '*' or '?' or '%')
        && Rune.GetUnicodeCategory(
            rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
