using System.Globalization;
using System.Net;
using System.Text;

namespace MotoPortal.Tests.Primitives.CardNumbers;

/// <summary>The ways in which a card number can be written so that a simple check misses it.</summary>
internal static class Disguises
{
    private static readonly string[] Separators =
    [
        " ", "  ", "-", ".", "/", "_", ",", "·", "•", "|", ":", ";", "+", "*", "=", "'", "~", "#", "&", "@", "…", "’", "!", "?", "\"", "`",
        "^", "$", "%", "(", ")", "[", "]", "{", "}", "<", ">", "\\", "–", "—", "‐", "−", "×", "÷", "¦", "§", "°", "¬", "«", "»", "“", "”",
        "€", "£", "→", "←", "★", "☎", "😀", "\u00A0", "\u2003", "\u2009", "\u202F", "\u3000", "\t", "\n", "\r\n", "\n\n", " - ", " / ",
        ", ", " | ", "---", "...", "::", " * ", "・", "،", "。", "\u200B", "\u200D",
        "\uFEFF", "\u00AD", "\u2060", "\u2028", "\0", ")(", "] [",
    ];

    private static readonly string[] Words = ["dann", "then", "puis", "and then", "espace", "x", "space", "und weiter mit", "next comes"];

    // The zero of each script's digits; those of mathematics, in boxes and of segments are above the first plane.
    private static readonly int[] Zeros =
    [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x0F20, 0x1040,
        0x17E0, 0x1810, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1FBF0,
    ];

    private static readonly Dictionary<string, string[]> NumberWords = new(StringComparer.Ordinal)
    {
        ["English words"] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
        ["French words"] = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
        ["German words"] = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"],
    };

    private static readonly string[] EnglishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Each disguise of the number, with the kind's name.</summary>
    public static IEnumerable<(string Kind, string Text)> Of(string number, Random random)
    {
        var spaced = GeneratedCards.Grouped(number, " ");
        yield return ("plain", number);
        yield return ("spaced", spaced);
        yield return ("with expiry", $"{number} {random.Next(1, 13):00}/{random.Next(26, 35)}");
        yield return ("spaced with expiry", $"{spaced} {random.Next(1, 13):00}/{random.Next(26, 35)}");
        yield return ("in a sentence", $"Please charge {number} for the order of Monday, thank you.");
        yield return ("in a French sentence", $"Le client dit que c'est la carte {spaced}, merci de rappeler demain.");
        yield return ("one by one", string.Join(' ', number.ToCharArray()));
        yield return ("in pairs", string.Join(' ', number.Chunk(2).Select(pair => new string(pair))));

        foreach (var separator in Separators)
        {
            yield return ($"separator {Name(separator)}", GeneratedCards.Grouped(number, separator));
        }

        foreach (var word in Words)
        {
            yield return ($"word {word}", GeneratedCards.Grouped(number, $" {word} "));
        }

        yield return ("brackets", string.Concat(GeneratedCards.Groups(number).Select(group => $"({group})")));
        yield return ("square brackets", string.Join(' ', GeneratedCards.Groups(number).Select(group => $"[{group}]")));
        foreach (var zero in Zeros)
        {
            yield return ($"digits from {zero:X}", Map(number, digit => new Rune(zero + digit).ToString()));
        }

        yield return ("circled", Map(number, digit => digit == 0 ? "⓪" : ((char)('①' + digit - 1)).ToString()));
        yield return ("circled in black", Map(number, digit => digit == 0 ? "⓿" : ((char)('❶' + digit - 1)).ToString()));
        yield return ("superscript", Map(number, digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit].ToString()));
        yield return ("subscript", Map(number, digit => "₀₁₂₃₄₅₆₇₈₉"[digit].ToString()));
        yield return ("keycaps", Map(number, digit => $"{digit}\uFE0F\u20E3"));
        yield return ("zero-width within groups", Map(number, digit => $"{digit}\u200B"));
        yield return ("Chinese", Map(number, digit => "〇一二三四五六七八九"[digit].ToString()));
        yield return ("percent", Map(number, digit => $"%3{digit}"));
        yield return ("percent twice", Map(number, digit => $"%253{digit}"));
        yield return ("percent spaces", GeneratedCards.Grouped(number, "%20"));
        yield return ("percent space of another script", GeneratedCards.Grouped(number, "%C2%A0"));
        yield return ("HTML decimal", Map(number, digit => $"&#{48 + digit};"));
        yield return ("HTML hexadecimal", Map(number, digit => $"&#x3{digit};"));
        yield return ("HTML spaces", GeneratedCards.Grouped(number, "&nbsp;"));
        yield return ("HTML number of a space", GeneratedCards.Grouped(number, "&#160;"));
        yield return ("HTML tags", string.Concat(GeneratedCards.Groups(number).Select(group => $"<b>{group}</b>")));
        yield return ("JSON escapes", Map(number, digit => $"\\u003{digit}"));
        yield return ("JSON line ends", GeneratedCards.Grouped(number, "\\n"));
        yield return ("C escapes", Map(number, digit => $"\\x3{digit}"));
        yield return ("form encoding", WebUtility.UrlEncode(spaced));

        foreach (var (kind, words) in NumberWords)
        {
            yield return (kind, string.Join(' ', number.Select(digit => words[digit - '0'])));
            yield return ($"{kind} with commas", string.Join(", ", number.Select(digit => words[digit - '0'])));
            yield return ($"{kind} with hyphens", string.Join('-', number.Select(digit => words[digit - '0'])));
        }

        if (number.Length % 2 == 0)
        {
            yield return (
                "pairs in English", string.Join(' ', number.Chunk(2).Select(pair => English(((pair[0] - '0') * 10) + pair[1] - '0'))));
        }

        yield return ("O for zero", spaced.Replace('0', 'O'));
        yield return ("I for one", number.Replace('1', 'I'));
        yield return ("l for one and o for zero", spaced.Replace('1', 'l').Replace('0', 'o'));
        if (number.Length is 16 or 15 && number[0] is not '1')
        {
            yield return ("verification code behind", $"{number}{random.Next(1000):000}");
            yield return ("expiry behind", $"{number}{random.Next(1, 13):00}{random.Next(26, 35)}");
            yield return ("long expiry behind", $"{number}{random.Next(1, 13):00}20{random.Next(26, 35)}");
            yield return ("expiry and code behind", $"{number}{random.Next(1, 13):00}{random.Next(26, 35)}{random.Next(1000):000}");
            yield return ("order number before", $"{random.Next(100_000).ToString(CultureInfo.InvariantCulture)}{number}");
            yield return ("date before", $"2026112{random.Next(10)}{number}");
            yield return ("expiry behind the last group", $"{spaced}{random.Next(1, 13):00}{random.Next(26, 35)}");
            yield return ("order number before the first group", $"{random.Next(100_000).ToString(CultureInfo.InvariantCulture)}{spaced}");
            yield return ("odd groups", Odd(number, random));
            yield return ("numbered groups", string.Join(' ', GeneratedCards.Groups(number).Select((group, i) => $"{i + 1}) {group}")));
        }

        yield return ("letters before", $"card{number}");
        yield return ("letters around", $"PAN:{number}EXP");
    }

    private static string Odd(string number, Random random)
    {
        var odd = new StringBuilder();
        for (var at = 0; at < number.Length;)
        {
            var length = Math.Min(random.Next(2, 7), number.Length - at);
            odd.Append(odd.Length > 0 ? " " : "").Append(number, at, length);
            at += length;
        }

        return odd.ToString();
    }

    private static string English(int pair) => pair switch
    {
        < 10 => $"zero {NumberWords["English words"][pair]}",
        < 20 => "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".Split(' ')[pair - 10],
        _ when pair % 10 == 0 => EnglishTens[pair / 10],
        _ => $"{EnglishTens[pair / 10]}-{NumberWords["English words"][pair % 10]}",
    };

    private static string Map(string number, Func<int, string> digit) => string.Concat(number.Select(character => digit(character - '0')));

    private static string Name(string separator) => string.Join('+', separator.EnumerateRunes().Select(rune => $"U+{rune.Value:X4}"));
}
