namespace MotoPortal.Primitives.CardNumbers;

/// <summary>Recognises numbers of other kinds by their own check digits, shape and the word before them.</summary>
internal static class NumberKinds
{
    // "N° SIRET du siège : "
    private const int LongestLabel = 28;
    private const int LongestDigest = 128;

    private static readonly string[] CompanyLabels = ["siret", "siren", "rcs", "tva", "vat", "eori"];
    private static readonly string[] ArticleLabels = ["ean", "gtin", "isbn", "upc", "code-barres", "barcode", "gencod"];
    private static readonly string[] CardLabels = ["card", "carte", "karte", "visa", "maestro", "diners", "charge", "pan"];
    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly System.Buffers.SearchValues<char> HexLetters = System.Buffers.SearchValues.Create("abcdefABCDEF");
    private static readonly string[] ParcelLabels = ["sscc", "nve", "(00)", "colis", "parcel", "tracking", "sendungs", "suivi"];

    /// <summary>Whether the candidate is, or is part of, such a number.</summary>
    public static bool Covers(DigitText text, CardNumberCandidate candidate)
    {
        var whole = Whole(text, candidate);
        return IsCompany(text, candidate, whole)
            || IsArticle(text, candidate, whole)
            || IsParcel(text, candidate)
            || IsSocialSecurity(candidate, whole)
            || IsFrenchAccount(text, candidate)
            || IsShopOrder(text, candidate)
            || IsTimestamp(text, candidate)
            || IsDigest(text, candidate);
    }

    /// <summary>
    /// A SIREN and five digits, both with a right Luhn digit. A SIREN alone has a right one in ten numbers, so the place's number has to
    /// start as most do, or the groups or a word have to say what it is.
    /// </summary>
    private static bool IsCompany(DigitText text, CardNumberCandidate candidate, ReadOnlySpan<char> whole)
    {
        if (whole.Length != 14 || !CheckDigits.PassesLuhn(whole[..9]) || !IsAscii(text, candidate))
        {
            return false;
        }

        return Sizes(text, candidate) is [9, 5] or [3, 3, 3, 5] or [3, 3, 3, 3, 2]
            || (Sizes(text, candidate) is [14] && whole[9] is '0' && !SaysCard(text, candidate))
            || HasLabel(text, candidate, CompanyLabels);
    }

    // EAN-13 and GTIN-14, of a kind and range that only old or wide card ranges share; two EAN-8.
    private static bool IsArticle(DigitText text, CardNumberCandidate candidate, ReadOnlySpan<char> whole)
    {
        if (!IsAscii(text, candidate) || SaysCard(text, candidate))
        {
            return false;
        }

        var isPlain = Sizes(text, candidate) is [_] or [1, 6, 6];
        return whole.Length switch
        {
            12 or 13 or 14 when isPlain && CheckDigits.PassesGs1(whole) =>
                candidate.Match is NetworkMatch.Possible || whole.Length > candidate.Length || HasLabel(text, candidate, ArticleLabels),
            16 => Sizes(text, candidate) is [8, 8] && CheckDigits.PassesGs1(whole[..8]) && CheckDigits.PassesGs1(whole[8..]),
            _ => false,
        };
    }

    // SSCC of parcels, which DHL starts with 3404, and the long numbers of the postal services of America.
    private static bool IsParcel(DigitText text, CardNumberCandidate candidate)
    {
        if (candidate.FirstGroup != candidate.LastGroup)
        {
            return false;
        }

        var group = text.Groups[candidate.FirstGroup];
        var digits = text.Digits.AsSpan(group.First, group.Length);
        if (text.Text.AsSpan(0, group.TextStart) is [.., 'J', 'J', 'D'] or [.., 'J', 'V', 'G', 'L'])
        {
            return true;
        }

        return group.Length switch
        {
            18 => CheckDigits.PassesGs1(digits) && (digits.StartsWith("3404") || HasLabel(text, candidate, ParcelLabels)),
            20 when digits[0] is '0' or '1' =>
                CheckDigits.PassesGs1(digits) && (digits.StartsWith("00") || HasLabel(text, candidate, ParcelLabels)),
            20 or 22 or 26 => digits[0] is '9' && digits[1] is >= '1' and <= '6' && CheckDigits.PassesGs1(digits),
            _ => false,
        };
    }

    // France's number of a person: sex, year, month, place, order, and a key by 97.
    private static bool IsSocialSecurity(CardNumberCandidate candidate, ReadOnlySpan<char> whole) =>
        candidate.Length == 15 && whole.Length == 15 && whole[0] is '1' or '2'
        && CheckDigits.Value(whole[3..5]) is (>= 1 and <= 12) or (>= 20 and <= 42)
        && 97 - CheckDigits.Modulo97(whole[..13]) == CheckDigits.Value(whole[13..]);

    // France's account number without its country: bank 5, branch 5, account 11, key 2.
    private static bool IsFrenchAccount(DigitText text, CardNumberCandidate candidate)
    {
        for (var i = Math.Max(0, candidate.FirstGroup - 3); i <= candidate.FirstGroup && i + 3 < text.Groups.Count; i++)
        {
            var first = text.Groups[i].First;
            if (text.Groups[i + 3].End - first == 23 && candidate.LastGroup <= i + 3
                && (text.Groups[i].Length, text.Groups[i + 1].Length, text.Groups[i + 2].Length) is (5, 5, 11)
                && CheckDigits.Modulo97(text.Digits.AsSpan(first, 23)) == 0)
            {
                return true;
            }
        }

        return false;
    }

    // "402-1234567-1234567"
    private static bool IsShopOrder(DigitText text, CardNumberCandidate candidate)
    {
        for (var i = Math.Max(0, candidate.FirstGroup - 2); i <= candidate.LastGroup && i + 2 < text.Groups.Count; i++)
        {
            var (three, seven, last) = (text.Groups[i], text.Groups[i + 1], text.Groups[i + 2]);
            if ((three.Length, seven.Length, last.Length) is (3, 7, 7)
                && seven.TextStart - three.TextEnd == 1 && last.TextStart - seven.TextEnd == 1
                && text.Text[three.TextEnd] is '-' or ' ' && text.Text[seven.TextEnd] == text.Text[three.TextEnd])
            {
                return true;
            }
        }

        return false;
    }

    // "20261123140211" and what stands behind it.
    private static bool IsTimestamp(DigitText text, CardNumberCandidate candidate)
    {
        var group = text.Groups[candidate.FirstGroup];
        if (group.Length is < 14 or > 20 || candidate.FirstDigit >= group.First + 14)
        {
            return false;
        }

        var digits = text.Digits.AsSpan(group.First, group.Length);
        return CheckDigits.Value(digits[..4]) is >= 1990 and <= 2099 && CheckDigits.Value(digits[4..6]) is >= 1 and <= 12
            && CheckDigits.Value(digits[6..8]) is >= 1 and <= 31 && CheckDigits.Value(digits[8..10]) <= 23
            && CheckDigits.Value(digits[10..12]) <= 59 && CheckDigits.Value(digits[12..14]) <= 59;
    }

    // SHA-256 and others in hexadecimal; a GUID.
    private static bool IsDigest(DigitText text, CardNumberCandidate candidate)
    {
        var (start, end) = (text.Groups[candidate.FirstGroup].TextStart, text.Groups[candidate.LastGroup].TextEnd);
        var (from, to) = (start, end);
        while (from > 0 && start - from < LongestDigest && IsOfDigest(text.Text[from - 1]))
        {
            from--;
        }

        while (to < text.Text.Length && to - end < LongestDigest && IsOfDigest(text.Text[to]))
        {
            to++;
        }

        var digest = text.Text.AsSpan()[from..to];
        return (digest.Length is 32 or 40 or 56 or 64 or 96 or 128 && !digest.ContainsAnyExcept(HexDigits)
                && digest.ContainsAny(HexLetters))
            || (digest.Length is 36 && Guid.TryParseExact(digest, "D", out _) && digest.ContainsAny(HexLetters));
    }

    private static bool IsOfDigest(char character) => char.IsAsciiHexDigit(character) || character is '-';

    // A word for a card before, or an expiry date behind.
    private static bool SaysCard(DigitText text, CardNumberCandidate candidate)
    {
        var behind = text.Text.AsSpan(text.Groups[candidate.LastGroup].TextEnd).TrimStart();
        return HasLabel(text, candidate, CardLabels)
            || behind is [>= '0' and <= '1', >= '0' and <= '9', '/', >= '0' and <= '9', ..];
    }

    private static ReadOnlySpan<char> Whole(DigitText text, CardNumberCandidate candidate)
    {
        var first = text.Groups[candidate.FirstGroup].First;
        return text.Digits.AsSpan(first, text.Groups[candidate.LastGroup].End - first);
    }

    private static int[] Sizes(DigitText text, CardNumberCandidate candidate) =>
        [.. Enumerable.Range(candidate.FirstGroup, candidate.LastGroup - candidate.FirstGroup + 1).Select(i => text.Groups[i].Length)];

    private static bool IsAscii(DigitText text, CardNumberCandidate candidate) => System.Text.Ascii.IsValid(
        text.Text.AsSpan()[text.Groups[candidate.FirstGroup].TextStart..text.Groups[candidate.LastGroup].TextEnd]);

    private static bool HasLabel(DigitText text, CardNumberCandidate candidate, string[] labels)
    {
        var end = text.Groups[candidate.FirstGroup].TextStart;
        var before = text.Text.AsSpan()[Math.Max(0, end - LongestLabel)..end];
        foreach (var label in labels)
        {
            if (before.Contains(label, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
