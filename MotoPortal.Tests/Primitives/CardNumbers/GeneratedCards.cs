namespace MotoPortal.Tests.Primitives.CardNumbers;

/// <summary>Card numbers of all networks, made up from a seed: the network's first digits, then any, then the check digit.</summary>
internal sealed class GeneratedCards(Random random)
{
    private static readonly (string Network, string[] Starts, int[] Lengths)[] Networks =
    [
        ("Visa", ["4"], [16]),
        ("Visa of thirteen and nineteen digits", ["4"], [13, 19]),
        ("Mastercard", ["51", "52", "53", "54", "55"], [16]),
        ("Mastercard, second range", ["2221", "2300", "2500", "2699", "2720"], [16]),
        ("American Express", ["34", "37"], [15]),
        ("Diners Club", ["300", "303", "305", "3095", "36", "38", "39"], [14]),
        ("Discover", ["6011", "644", "649", "65"], [16]),
        ("JCB", ["3528", "3566", "3589"], [16]),
        ("UnionPay", ["62", "81"], [16, 17, 18, 19]),
        ("Maestro", ["5018", "5020", "5038", "5893", "6304", "6759", "6761", "6762", "6763"], [12, 13, 14, 15, 16, 17, 18, 19]),
        ("Mir", ["2200", "2201", "2202", "2203", "2204"], [16]),
        ("Troy", ["9792"], [16]),
        ("RuPay", ["60", "6521", "6522", "81", "82", "508"], [16]),
        ("UATP", ["1"], [15]),
    ];

    /// <summary>A number of each network and length, with the network's name.</summary>
    public IEnumerable<(string Network, string Number)> OnePerNetwork()
    {
        foreach (var (network, starts, lengths) in Networks)
        {
            foreach (var length in lengths)
            {
                yield return (network, Number(starts[random.Next(starts.Length)], length));
            }
        }
    }

    /// <summary>A number with a right check digit.</summary>
    public string Number(string start, int length)
    {
        var digits = start + string.Concat(Enumerable.Range(0, length - start.Length - 1).Select(_ => (char)('0' + random.Next(10))));
        return digits + CheckDigit(digits);
    }

    /// <summary>Puts the separator where the gaps on a card are.</summary>
    public static string Grouped(string number, string separator) => string.Join(separator, Groups(number));

    /// <summary>The groups as on a card.</summary>
    public static string[] Groups(string number) => number.Length switch
    {
        15 when number[0] is '3' => [number[..4], number[4..10], number[10..]],
        15 when number[0] is '1' => [number[..4], number[4..9], number[9..]],
        14 when number[0] is '3' => [number[..4], number[4..10], number[10..]],
        _ => [.. number.Chunk(4).Select(group => new string(group))],
    };

    /// <summary>The Luhn digit for the digits before it.</summary>
    public static char CheckDigit(string digits)
    {
        var sum = digits.Reverse().Select((digit, place) => (Value: digit - '0', IsDoubled: place % 2 == 0))
            .Sum(digit => digit.IsDoubled ? (digit.Value * 2 / 10) + (digit.Value * 2 % 10) : digit.Value);
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
