using System.Globalization;
using MotoPortal.Primitives.Texts;
using PhoneNumbers;

namespace MotoPortal.Customers.Records;

/// <summary>Parses telephone numbers and formats them as stored (E.164) and as shown.</summary>
public static class PhoneNumber
{
    private const int LongestTyped = 60;

    // Stripe's limit on phone.
    private const int LongestKept = 20;

    /// <summary>Validates a typed number; null when it can be stored or is empty.</summary>
    /// <param name="typed">The number in any format.</param>
    /// <param name="region">The two-letter country of numbers without a country code.</param>
    public static FieldProblem? Check(string? typed, string region) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : Kept(typed, region) is { } kept ? (kept.Length > LongestKept ? FieldProblem.TooLong : null)
        : CardNumberGuard.HoldsCardNumber(typed) ? FieldProblem.HoldsCardNumber
        : FieldProblem.NotAPhoneNumber;

    /// <summary>
    /// The number as it is kept here and at Stripe: E.164 with its extension behind it, such as <c>+33612345678 x12</c>; null when it is
    /// not a possible number.
    /// </summary>
    public static string? Kept(string typed, string region) =>
        Parse(typed, region) is { } number
            ? PhoneNumberUtil.GetInstance().Format(number, PhoneNumberFormat.E164) + (number.HasExtension ? $" x{number.Extension}" : "")
            : null;

    /// <summary>The number as E.164, such as <c>+33612345678</c>; null when it is not a possible number.</summary>
    public static string? ToE164(string typed, string region) =>
        Parse(typed, region) is { } number ? PhoneNumberUtil.GetInstance().Format(number, PhoneNumberFormat.E164) : null;

    private static PhoneNumbers.PhoneNumber? Parse(string typed, string region)
    {
        if (typed.Length > LongestTyped)
        {
            return null;
        }

        try
        {
            var numbers = PhoneNumberUtil.GetInstance();
            var number = numbers.Parse(Plain(typed), region);
            return numbers.IsValidNumber(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    // Numbers are copied from web pages with spaces and hyphens of all kinds and with direction marks around them.
    private static string Plain(string typed) => string.Concat(FieldRules.Visible(typed).Select(c =>
        char.IsWhiteSpace(c) ? ' ' : char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation ? '-' : c));

    /// <summary>
    /// The number for display in the international notation of ITU-T E.123, such as <c>+33 6 12 34 56 78</c>; the text itself when it is
    /// not a number. Its spaces do not break, so that a number is read on one line.
    /// </summary>
    public static string Pretty(string e164)
    {
        try
        {
            var numbers = PhoneNumberUtil.GetInstance();
            return numbers.Format(numbers.Parse(e164, null), PhoneNumberFormat.INTERNATIONAL)
                .Replace(' ', '\u00a0').Replace('-', '\u00a0');
        }
        catch (NumberParseException)
        {
            return e164;
        }
    }
}
