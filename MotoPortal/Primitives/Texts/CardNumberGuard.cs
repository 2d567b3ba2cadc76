using System.Text;
using System.Text.RegularExpressions;
using MotoPortal.Primitives.CardNumbers;

namespace MotoPortal.Primitives.Texts;

/// <summary>
/// Finds what looks like a card number or a named verification code in typed text, so that it can be refused before it is stored (PCI DSS
/// 4.0.1, requirement 3: card numbers need no protection if they are not stored, and a verification code may never be stored).
/// </summary>
/// <remarks>
/// Reads digits of all scripts and shapes, in any groups, escaped, as words or with letters in their place. The networks' ranges, lengths
/// and the Luhn digit say what could be a card number; what is certainly an account, company, article, parcel or telephone number, a date
/// or an amount is let through. Thread-safe, and takes time in proportion to the text.
/// </remarks>
public static partial class CardNumberGuard
{
    /// <summary>Whether the text contains what a card network could have issued, or a named verification code.</summary>
    public static bool HoldsCardNumber(string? text)
    {
        if (text is null || text.Length < 3)
        {
            return false;
        }

        if (VerificationCode().IsMatch(UnicodeText.Normalized(text, NormalizationForm.FormKC)) || Holds(text))
        {
            return true;
        }

        var shown = HiddenCharacters.Show(text);
        return !string.Equals(shown, text, StringComparison.Ordinal) && Holds(shown);
    }

    private static bool Holds(string text)
    {
        if (text.Length < CardNetworks.Shortest / 2)
        {
            return false;
        }

        var digits = DigitText.Read(text);
        return Holds(digits, digits, whole: false)
            || (LookalikeLetters.AsDigits(text) is { } replaced && Holds(DigitText.Read(replaced), digits, whole: true))
            || NumberWords.AsDigits(text).Any(read => CardNumberSearch.In(DigitText.Read(read)).Any());
    }

    // With letters in the place of digits, only a number in a card's own groups counts. The groups are of the text with
    // replaced letters, and have the same places as in the original one, by which an account number is recognised.
    private static bool Holds(DigitText digits, DigitText original, bool whole)
    {
        if (digits.Digits.Length < CardNetworks.Shortest)
        {
            return false;
        }

        var telephones = new TelephoneNumbers(digits);
        foreach (var candidate in CardNumberSearch.In(digits))
        {
            if ((!whole || IsWhole(digits, candidate))
                && !Iban.Covers(original.Text, digits.Groups[candidate.FirstGroup].TextStart)
                && !Iban.Covers(original.Text, digits.Groups[candidate.LastGroup].TextStart)
                && !NumberKinds.Covers(digits, candidate)
                && !WrittenValues.Covers(digits, candidate)
                && !telephones.Include(candidate))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWhole(DigitText digits, CardNumberCandidate candidate) =>
        candidate.Shape is not GroupShape.Irregular
        && candidate.FirstDigit == digits.Groups[candidate.FirstGroup].First
        && candidate.FirstDigit + candidate.Length == digits.Groups[candidate.LastGroup].End;

    // The networks' names of the three or four digits, and the French one.
    [GeneratedRegex(
        @"\b(cvc2?|cvv2?|cvn2?|csc|cryptogramme)\b[\s:=.#°n-]{0,8}\d{3,4}(?![-/\d])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex VerificationCode();
}
