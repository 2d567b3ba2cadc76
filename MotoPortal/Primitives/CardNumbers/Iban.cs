using System.Collections.Frozen;

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>
/// Recognises account numbers by country, length and check digits:
/// https://www.swift.com/standards/data-standards/iban-international-bank-account-number.
/// </summary>
internal static class Iban
{
    private const int Longest = 34;

    // Written in fours, with a space or a hyphen before each but the first.
    private const int LongestWritten = Longest * 2;

    private static readonly FrozenDictionary<string, int> Lengths = (
        "AD24 AE23 AL28 AO25 AT20 AZ28 BA20 BE16 BF28 BG22 BH22 BI27 BJ28 BR29 BY28 CF27 CG27 CH21 CI28 CM27 CR22 CV25 "
        + "CY28 CZ24 DE22 DJ27 DK18 DO28 DZ26 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GA27 GB22 GE22 GI23 GL18 GN28 GQ27 GR27 "
        + "GT28 GW25 HN28 HR21 HU28 IE22 IL23 IQ23 IR26 IS26 IT27 JO30 KM27 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 "
        + "MA28 MC27 MD24 ME22 MG27 MK19 ML28 MN20 MR27 MT31 MU30 MZ25 NE28 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 "
        + "RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SN28 SO23 ST25 SV28 TD27 TG28 TL23 TN24 TR26 UA29 VA22 VG24 "
        + "XK20 YE30").Split(' ')
        .ToFrozenDictionary(entry => entry[..2], entry => CheckDigits.Value(entry.AsSpan(2)), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a place in the text stands in an account number whose check digits are right.</summary>
    public static bool Covers(string text, int place)
    {
        for (var start = place; start >= 0 && place - start < LongestWritten; start--)
        {
            if (EndOf(text, start) > place)
            {
                return true;
            }
        }

        return false;
    }

    // The place after an account number that starts here; -1 for none.
    private static int EndOf(string text, int start)
    {
        if (start + 4 > text.Length || !char.IsAsciiLetter(text[start]) || !char.IsAsciiLetter(text[start + 1])
            || !char.IsAsciiDigit(text[start + 2]) || (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
            || !Lengths.TryGetValue(text.Substring(start, 2), out var length))
        {
            return -1;
        }

        Span<char> compact = stackalloc char[Longest];
        var (count, at) = (0, start);
        for (; at < text.Length && count < length; at++)
        {
            if (char.IsAsciiLetterOrDigit(text[at]))
            {
                compact[count++] = char.ToUpperInvariant(text[at]);
            }
            else if (text[at] is not (' ' or '-' or '.' or '\u00A0' or '\u202F' or '\u2009') || !char.IsAsciiLetterOrDigit(text[at - 1]))
            {
                return -1;
            }
        }

        if (count < length || (at < text.Length && char.IsAsciiLetterOrDigit(text[at])))
        {
            return -1;
        }

        // The country and the check digits go to the end.
        Span<char> turned = stackalloc char[Longest];
        compact[4..length].CopyTo(turned);
        compact[..4].CopyTo(turned[(length - 4)..]);
        return CheckDigits.Modulo97(turned[..length]) == 1 ? at : -1;
    }
}
