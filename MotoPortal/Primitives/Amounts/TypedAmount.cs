using System.Buffers;
using System.Globalization;
using MotoPortal.Primitives.Texts;
using MotoPortal.StripeFacts;

namespace MotoPortal.Primitives.Amounts;

/// <summary>
/// Parses typed amounts. The only parser of amounts in the portal. Ambiguous text is refused, because a guess could charge a wrong amount.
/// </summary>
public static class TypedAmount
{
    /// <summary>The maximum length of the text; no amount with currency and thousands is longer.</summary>
    public const int Longest = 40;

    private const int MostDigits = 12;

    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.,");

    /// <summary>
    /// Parses <c>80</c>, <c>80.50</c>, <c>80,5</c>, <c>1 234,50</c>, <c>1,234.50</c>, <c>1.234,50</c>, <c>1'234.50</c>, with the sign or
    /// code of the currency on either side. Spaces are U+0020, U+00A0, U+2009 and U+202F. Digits are ASCII digits.
    /// </summary>
    /// <param name="typed">The text as typed, of any length.</param>
    /// <param name="currency">The three-letter ISO 4217 code in lower case.</param>
    /// <param name="culture">The culture in which corrections are proposed; the parsing does not depend on it.</param>
    public static AmountReading Read(string? typed, string currency, CultureInfo culture)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0)
        {
            return new AmountReading.NotRead(FieldProblem.Required);
        }

        // The length is checked first, so that all later work is bounded.
        if (text.Length > Longest)
        {
            return new AmountReading.NotRead(FieldProblem.TooLong);
        }

        if (CardNumberGuard.HoldsCardNumber(text))
        {
            return new AmountReading.NotRead(FieldProblem.HoldsCardNumber);
        }

        return WithoutCurrency(text, currency, out var figure) is { } problem
            ? new AmountReading.NotRead(problem)
            : ReadFigure(figure, currency, culture);
    }

    /// <summary>Parses an amount that is to be charged, see <see cref="Read"/>; one that Stripe cannot charge is refused.</summary>
    /// <param name="typed">The text as typed, of any length.</param>
    /// <param name="currency">The three-letter ISO 4217 code in lower case.</param>
    /// <param name="culture">The culture in which corrections are proposed.</param>
    public static AmountReading ReadToCharge(string? typed, string currency, CultureInfo culture) =>
        Read(typed, currency, culture) is var reading && reading.Amount is { } amount && AmountLimits.ToCharge(amount) is { } problem
            ? new AmountReading.NotRead(problem)
            : reading;

    private static AmountReading ReadFigure(string figure, string currency, CultureInfo culture)
    {
        var most = Money.DecimalsOf(currency);
        var sign = figure.LastIndexOfAny(['.', ',']);
        var (whole, decimals) = sign < 0 ? (figure, "") : (figure[..sign], figure[(sign + 1)..]);
        if (!decimals.All(char.IsAsciiDigit) || DigitsOf(whole, sign < 0 ? null : figure[sign]) is not { } digits)
        {
            return new AmountReading.NotRead(
                !HasOneSignOnly(figure) ? FieldProblem.NotAnAmount : most == 0 ? FieldProblem.NoDecimals : FieldProblem.AmbiguousAmount);
        }

        if (sign >= 0 && most == 0)
        {
            var proposal = decimals.Length == 3 ? digits + decimals : decimals.All(digit => digit is '0') ? digits : null;
            return new AmountReading.NotRead(FieldProblem.NoDecimals, proposal);
        }

        if (decimals.Length == 3 && CouldBeThousands(whole) && most == 2)
        {
            var point = culture.NumberFormat.CurrencyDecimalSeparator is "," ? "," : ".";
            return new AmountReading.NotRead(FieldProblem.AmbiguousAmount, whole + decimals, whole + point + decimals[..most]);
        }

        if (decimals.Length > most)
        {
            return new AmountReading.NotRead(FieldProblem.TooManyDecimals);
        }

        var minor = (digits + decimals.PadRight(most, '0')).TrimStart('0');
        return minor.Length > MostDigits || Number(minor) > CurrencyLimits.Maximum
            ? new AmountReading.NotRead(FieldProblem.TooLarge)
            : new AmountReading.Read(new Money(Number(minor), currency));
    }

    // Removes the currency's sign or code; returns a problem when there is other text beside the figure.
    private static FieldProblem? WithoutCurrency(string text, string currency, out string figure)
    {
        var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        figure = "";
        if (last < 0)
        {
            return FieldProblem.NotAnAmount;
        }

        var first = text.AsSpan().IndexOfAny(Figures);
        figure = text[first..(last + 1)];
        var beside = (text[..first].Trim() + " " + text[(last + 1)..].Trim()).Trim();
        return beside.Length == 0 || IsSignOf(currency, beside) ? null
            : beside is [var sign] && char.GetUnicodeCategory(sign) is UnicodeCategory.CurrencySymbol ? FieldProblem.OtherCurrency
            : beside.Length == 3 && beside.All(char.IsAsciiLetter) ? FieldProblem.OtherCurrency
            : FieldProblem.NotAnAmount;
    }

    private static bool IsSignOf(string currency, string beside) =>
        string.Equals(beside, currency, StringComparison.OrdinalIgnoreCase)
        || (beside, currency) is ("€", "eur") or ("£", "gbp") or ("$", "usd" or "cad") or ("¥", "jpy");

    // The digits before the decimal sign, without separators; null when they are invalid or wrongly grouped.
    private static string? DigitsOf(string whole, char? decimalSign)
    {
        if (whole.All(char.IsAsciiDigit))
        {
            return whole;
        }

        // Thousands are separated by one sign throughout; a point or comma is accepted only if the other one separates decimals.
        var between = whole.Select(Alike).First(letter => !char.IsAsciiDigit(letter));
        var groups = string.Concat(whole.Select(Alike)).Split(between);
        return (between is ' ' or '\'' || (between is '.' or ',' && decimalSign is not null && between != decimalSign))
            && CouldBeThousands(groups[0])
            && groups.Skip(1).All(group => group.Length == 3 && group.All(char.IsAsciiDigit))
                ? string.Concat(groups)
                : null;
    }

    // 1,234,567 is unambiguous to most people, but a sign before three digits is never accepted.
    private static bool HasOneSignOnly(string figure) =>
        figure.Split('.', ',') is [[>= '1' and <= '9', ..] and { Length: <= 3 }, .. { Length: > 1 } groups]
        && groups.All(group => group.Length == 3 && group.All(char.IsAsciiDigit))
        && figure.Contains('.', StringComparison.Ordinal) != figure.Contains(',', StringComparison.Ordinal);

    private static bool CouldBeThousands(string whole) =>
        whole is [>= '1' and <= '9', ..] and { Length: <= 3 } && whole.All(char.IsAsciiDigit);

    private static char Alike(char letter) => letter switch
    {
        '\u00a0' or '\u2009' or '\u202f' => ' ',
        '\u2019' => '\'',
        _ => letter,
    };

    private static long Number(string digits) =>
        digits.Length == 0 ? 0 : long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
