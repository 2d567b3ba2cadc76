using CsCheck;

namespace MotoPortal.Tests.Customers;

/// <summary>Names as customers write them, and the ways in which a clerk types them on the telephone.</summary>
internal static class NameGen
{
    /// <summary>A letter, and the letters by which someone types it who has not got it on the keyboard.</summary>
    private static readonly (string Written, string Typed)[] Letters =
    [
        ("ß", "ss"), ("ẞ", "ss"), ("ł", "l"), ("Ł", "l"), ("ø", "o"), ("Ø", "o"), ("đ", "d"), ("Đ", "d"), ("œ", "oe"), ("Œ", "oe"),
        ("æ", "ae"), ("Æ", "ae"), ("ı", "i"), ("İ", "i"), ("þ", "th"), ("Þ", "th"), ("ð", "d"), ("ħ", "h"), ("ŧ", "t"), ("ŋ", "n"),
        ("é", "e"), ("e\u0301", "e"), ("Å", "a"), ("ş", "s"), ("ç", "c"), ("ř", "r"), ("ű", "u"), ("ﬁ", "fi"), ("ñ", "n"), ("ĳ", "ij"),
        ("σ", "ς"), ("ς", "σ"), ("ё", "е"), ("a", "a"), ("B", "b"), ("r", "R"), ("t", "t"), ("n", "N"), ("m", "m"), ("l", "l"),
    ];

    private static readonly string[] Joints =
    [
        "'", "’", "‘", "ʼ", "´", "`", "-", "‐", "‑", "–", "−", " ", "  ",
        "\u00A0", "\u202F", "\u3000", "\u200B", "\u00AD", "\u2060", "\u200E",
    ];

    /// <summary>One of these.</summary>
    public static Gen<T> Of<T>(params T[] some) => Gen.Int[0, some.Length - 1].Select(index => some[index]);

    private static readonly Gen<(string Written, string Typed)> Part =
        Of(Letters).List[2, 7].Select(letters =>
            (string.Concat(letters.Select(letter => letter.Written)), string.Concat(letters.Select(letter => letter.Typed))));

    // A joint is typed as any other of its kind, which is also none at all for an apostrophe, a hyphen and what cannot be seen.
    private static readonly Gen<(string Written, string Typed)> Word =
        Gen.Select(Part, Of(Joints), Part, Of("'", "’", "-", "‑", "")).Select((first, joint, second, typed) =>
            ($"{first.Written}{joint}{second.Written}", $"{first.Typed}{typed}{second.Typed}"));

    /// <summary>A name, and some of its words in another order, as typed.</summary>
    public static readonly Gen<(string Name, string Typed)> Names =
        Gen.Select(Word.List[1, 3], Gen.Int[0, 5], Of(" ", "  ", "\u00A0"), Gen.Bool).Select((words, turn, space, upper) =>
        {
            var typed = words.Select((word, index) => (word.Typed, Place: (index + turn) * 7 % 5)).OrderBy(word => word.Place)
                .Select(word => word.Typed).Skip(words.Count > 1 && turn % 2 == 1 ? 1 : 0);
            var text = string.Join(space, typed);
            return (string.Join(' ', words.Select(word => word.Written)), upper ? text.ToUpperInvariant() : text);
        });

    /// <summary>Text of any kind, folded signs among it.</summary>
    public static readonly Gen<string> Texts =
        Gen.OneOf(
            Of(Letters).Select(letter => letter.Written),
            Of(Joints),
            Gen.Char.Select(c => c.ToString()),
            Of("김", "田", "が", "ﾊﾟ", "م", "ـ", "שׁ", "ก็", "ज़", "🌻", "\uD800", "4", "７")).List[0, 12].Select(string.Concat);
}
