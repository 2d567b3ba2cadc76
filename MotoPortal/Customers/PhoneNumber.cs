using MotoPortal.Primitives;
using PhoneNumbers;

namespace MotoPortal.Customers;

/// <summary>Parses telephone numbers and formats them as stored (E.164) and as shown.</summary>
public static class PhoneNumber
{
    private const int LongestTyped = 40;

    /// <summary>Validates a typed number; null when it can be stored or is empty.</summary>
    /// <param name="typed">The number in any format.</param>
    /// <param name="region">The two-letter country of numbers without a country code.</param>
    public static FieldProblem? Check(string? typed, string region) =>
        string.IsNullOrWhiteSpace(typed) || ToE164(typed, region) is not null ? null
        : CardNumberGuard.HoldsCardNumber(typed) ? FieldProblem.HoldsCardNumber
        : FieldProblem.NotAPhoneNumber;

    /// <summary>The number as E.164, such as <c>+33612345678</c>; null when it is not a possible number.</summary>
    public static string? ToE164(string typed, string region)
    {
        if (typed.Length > LongestTyped)
        {
            return null;
        }

        try
        {
            var numbers = PhoneNumberUtil.GetInstance();
            var number = numbers.Parse(typed, region);
            return numbers.IsValidNumber(number) ? numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

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
