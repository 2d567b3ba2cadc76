using System.Text;
using System.Text.RegularExpressions;
using MotoPortal.Primitives.CardNumbers;

namespace MotoPortal.Primitives.Texts;

/// <content>What is too surely a card's to be exempted by a person.</content>
public static partial class CardNumberGuard
{
    /// <summary>
    /// Whether a refused text is never exempted: it names a verification code, a card or an expiry date, is disguised, or has a number that
    /// a network issues today and no word of the merchant's beside it. See <c>docs/decisions/0023-a-false-refusal-is-released.md</c>.
    /// </summary>
    internal static bool IsCertain(string text)
    {
        if (VerificationCode().IsMatch(text) || WordsOfCards().IsMatch(text) || ExpiryDate().IsMatch(text))
        {
            return true;
        }

        // A merchant writes an order number in plain digits, so any other way to reach the guard is a disguise.
        var digits = DigitText.Read(text);
        if (!string.Equals(UnicodeText.Normalized(text, NormalizationForm.FormKC), text, StringComparison.Ordinal)
            || SearchText.Fold(text).Length != text.Length
            || !string.Equals(digits.Digits, string.Concat(text.Where(char.IsAsciiDigit)), StringComparison.Ordinal)
            || !string.Equals(HiddenCharacters.Show(text), text, StringComparison.Ordinal)
            || !Holds(digits, digits, whole: false))
        {
            return true;
        }

        return !text.Any(char.IsLetter)
            && CardNumberSearch.In(digits).Any(candidate => candidate.Match is NetworkMatch.Issued);
    }

    [GeneratedRegex(
        @"(card|carte|karte|credit|crédit|debit|débit|visa|maestro|amex|american|express|diners|discover|pan|exp|expire|valid|valable)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordsOfCards();

    // "12/27", "12-2027"
    [GeneratedRegex(
        @"(?<!\d)(0?[1-9]|1[0-2])\s?[/.-]\s?(20)?\d{2}(?![\d/.-])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExpiryDate();
}
