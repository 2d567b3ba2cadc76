namespace MotoPortal.Primitives.CardNumbers;

/// <summary>The number ranges and lengths of the card networks.</summary>
/// <remarks>
/// Sources: ISO/IEC 7812-1 for the shape of a number; https://en.wikipedia.org/wiki/Payment_card_number#Issuer_identification_number_(IIN)
/// for the networks' ranges.
/// </remarks>
internal static class CardNetworks
{
    /// <summary>The digits of the shortest number that a network issues: Maestro.</summary>
    public const int Shortest = 12;

    /// <summary>The most digits that ISO/IEC 7812-1 allows.</summary>
    public const int Longest = 19;

    // Maestro's own ranges. The rest of 50 and 56 to 69 belongs to many issuers.
    private static ReadOnlySpan<short> Maestro => [604, 5018, 5020, 5038, 5893, 6304, 6390, 6703, 6709, 6759, 6761, 6762, 6763];

    /// <summary>Whether a network could have issued the number; its check digit included.</summary>
    /// <param name="number">ASCII digits, at least <see cref="Shortest"/>.</param>
    public static NetworkMatch Find(ReadOnlySpan<char> number)
    {
        var match = ByRange(number);
        return match is not NetworkMatch.None && CheckDigits.PassesLuhn(number) ? match : NetworkMatch.None;
    }

    private static NetworkMatch ByRange(ReadOnlySpan<char> number)
    {
        var length = number.Length;
        if (length is < Shortest or > Longest)
        {
            return NetworkMatch.None;
        }

        var four = CheckDigits.Value(number[..4]);
        return number[0] switch
        {
            // UATP; JCB's numbers of fifteen digits; a domestic network of Indonesia.
            '1' => length is 15 || (four is 1946 && length is 16) ? NetworkMatch.Possible : NetworkMatch.None,
            '2' => Two(four, length),
            '3' => Three(four, length),

            // Visa. Thirteen digits are no longer issued, eighteen were never common.
            '4' => length is 16 or 19 ? NetworkMatch.Issued : length is 13 or 18 ? NetworkMatch.Possible : NetworkMatch.None,
            '5' => four is >= 5100 and <= 5599 ? Only(16, length) : FiveOrSix(four, length),
            '6' => FiveOrSix(four, length),

            // RuPay and UnionPay; UzCard.
            '8' => four is >= 8100 and <= 8299 && length is >= 16 ? NetworkMatch.Issued
                : four is 8600 ? Only(16, length) : NetworkMatch.None,

            // Troy; Napas; Humo.
            '9' => four is 9792 or 9860 ? Only(16, length) : four is 9704 && length is 16 or 19 ? NetworkMatch.Issued : NetworkMatch.None,
            _ => Maestro.Contains((short)four) ? NetworkMatch.Issued : NetworkMatch.None,
        };
    }

    private static NetworkMatch Two(int four, int length) => four switch
    {
        // Mir and Borica; Mastercard's second range; JCB's numbers of fifteen digits.
        >= 2200 and <= 2205 when length is >= 16 => NetworkMatch.Issued,
        >= 2221 and <= 2720 => Only(16, length),
        2131 when length is 15 => NetworkMatch.Possible,
        _ => NetworkMatch.None,
    };

    private static NetworkMatch Three(int four, int length) => four switch
    {
        >= 3400 and <= 3499 or >= 3700 and <= 3799 => Only(15, length),
        >= 3528 and <= 3589 when length is >= 16 => length is 16 ? NetworkMatch.Issued : NetworkMatch.Possible,

        // Diners Club, which has numbers of up to nineteen digits on paper only.
        >= 3000 and <= 3059 or >= 3090 and <= 3099 or >= 3600 and <= 3699 or >= 3800 and <= 3999 =>
            length is 14 ? NetworkMatch.Issued : length is >= 16 ? NetworkMatch.Possible : NetworkMatch.None,

        // China's T-Union.
        >= 3100 and <= 3199 when length is 19 => NetworkMatch.Possible,
        _ => NetworkMatch.None,
    };

    private static NetworkMatch FiveOrSix(int four, int length)
    {
        if (Maestro.Contains((short)four))
        {
            return NetworkMatch.Issued;
        }

        return four switch
        {
            // Discover, RuPay, UnionPay and Verve.
            >= 6200 and <= 6299 when length is >= 16 => NetworkMatch.Issued,
            >= 6000 and <= 6099 or >= 6440 and <= 6599 or >= 5060 and <= 5099 when length is 16 or 19 => NetworkMatch.Issued,
            >= 5000 and <= 5099 or >= 5600 and <= 5999 or >= 6300 and <= 6399 or >= 6700 and <= 6799 => NetworkMatch.Possible,
            >= 6000 and <= 6999 when length is >= 16 => NetworkMatch.Possible,
            _ => NetworkMatch.None,
        };
    }

    private static NetworkMatch Only(int issued, int length) => length == issued ? NetworkMatch.Issued : NetworkMatch.None;
}
