using System.Globalization;

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>The check digit rules by which numbers of different kinds can be told apart. All take ASCII digits only.</summary>
internal static class CheckDigits
{
    /// <summary>Whether the last digit is right for a card number, a SIREN, a SIRET or an IMEI (ISO/IEC 7812-1, annex B).</summary>
    public static bool PassesLuhn(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[^(i + 1)] - '0';
            var doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    /// <summary>
    /// Whether the last digit is right for an article or parcel number: https://www.gs1.org/services/how-calculate-check-digit-manually.
    /// </summary>
    public static bool PassesGs1(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            sum += (number[^(i + 1)] - '0') * (i % 2 == 1 ? 3 : 1);
        }

        return sum % 10 == 0;
    }

    /// <summary>The remainder by 97 of ASCII digits and capital letters, which count as 10 to 35 (ISO/IEC 7064).</summary>
    public static int Modulo97(ReadOnlySpan<char> characters)
    {
        var remainder = 0;
        foreach (var character in characters)
        {
            remainder = char.IsAsciiDigit(character)
                ? ((remainder * 10) + character - '0') % 97
                : ((remainder * 100) + character - 'A' + 10) % 97;
        }

        return remainder;
    }

    /// <summary>The value of up to nine ASCII digits.</summary>
    public static int Value(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
