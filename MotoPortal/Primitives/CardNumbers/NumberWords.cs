using System.Buffers;
using System.Globalization;
using System.Text;

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>Reads numbers written as words, one digit at a time or in pairs, such as "four two" or "quarante-deux".</summary>
internal static class NumberWords
{
    // A card number takes six words at least: "four thousand two hundred forty-two" for each group of four.
    private const int FewestWords = 6;
    private const int LongestRun = 400;

    private static readonly (string Word, int Value)[] Units =
    [
        .. Count("zero one two three four five six seven eight nine"),
        .. Count("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", from: 10),
        .. Count("zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"),
        .. Count("null eins zwei drei vier funf sechs sieben acht neun"),
        .. Count("zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn", from: 10),
        .. Count("cero uno dos tres cuatro cinco seis siete ocho nueve"),
        .. Count("zero uno due tre quattro cinque sei sette otto nove"),
        .. Count("nul een twee drie vier vijf zes zeven acht negen"),
        .. Count("zero um dois tres quatro cinco seis sete oito nove"),
        ("oh", 0), ("o", 0), ("nought", 0), ("naught", 0), ("nil", 0), ("une", 1), ("ein", 1), ("eine", 1), ("zwo", 2), ("fuenf", 5),
        ("zwoelf", 12),
    ];

    private static readonly (string Word, int Value)[] Tens =
    [
        .. Count("twenty thirty forty fifty sixty seventy eighty ninety", from: 2, step: 10),
        .. Count("vingt trente quarante cinquante soixante septante huitante nonante", from: 2, step: 10),
        .. Count("zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig", from: 2, step: 10),
        ("fourty", 40), ("vingts", 20), ("octante", 80), ("dreiszig", 30), ("dreißig", 30),
    ];

    private static readonly Dictionary<string, int> Known = Words();
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> KnownParts =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> FirstLetters = SearchValues.Create([.. Known.Keys.Select(word => word[0]).Distinct()]);
    private static readonly int LongestWord = Known.Keys.Max(word => word.Length);

    private static readonly HashSet<string> Hundreds = new(StringComparer.Ordinal) { "hundred", "cent", "cents", "hundert" };
    private static readonly HashSet<string> Thousands = new(StringComparer.Ordinal) { "thousand", "mille", "tausend" };
    private static readonly HashSet<string> Links = new(StringComparer.Ordinal) { "and", "et" };

    /// <summary>The text with each number word replaced by its digits; empty when there are too few for a card number.</summary>
    /// <returns>Two readings when "quatre vingt" stands in the text, which is 80 or 4 and 20.</returns>
    public static IEnumerable<string> AsDigits(string text)
    {
        if (!HoldsEnough(text))
        {
            yield break;
        }

        var pieces = Split(text);
        yield return Read(pieces, joinScores: true);
        if (pieces.Exists(piece => piece is { Value: 20 }))
        {
            yield return Read(pieces, joinScores: false);
        }
    }

    // Nearly every text that is stored ends here, so that this is counted before anything is taken apart.
    private static bool HoldsEnough(string text)
    {
        Span<char> lowered = stackalloc char[LongestRun];
        Span<byte> reached = stackalloc byte[LongestRun + 1];
        var words = 0;
        for (var at = 0; at < text.Length && words < FewestWords;)
        {
            var end = EndOfPiece(text, at);
            if (char.IsLetter(text[at]) && end - at <= LongestRun)
            {
                var letters = text.AsSpan(at, end - at);
                ReadOnlySpan<char> folded = Ascii.IsValid(letters)
                    ? lowered[..letters.ToLowerInvariant(lowered)]
                    : Fold(letters.ToString());
                words += TimesOf(folded) > 1 ? 1
                    : folded.Length <= LongestRun ? CountWords(folded, reached[..(folded.Length + 1)])
                    : Decompose(folded.ToString())?.Count ?? 0;
            }

            at = end;
        }

        return words >= FewestWords;
    }

    private static string Read(List<Piece> pieces, bool joinScores)
    {
        var read = new StringBuilder();
        for (var i = 0; i < pieces.Count;)
        {
            if (pieces[i].Value < 0)
            {
                read.Append(pieces[i++].Text);
                continue;
            }

            if (pieces[i].Times > 1 && Next(pieces, i) is var repeated && repeated < pieces.Count
                && pieces[repeated].Value is >= 0 and <= 9)
            {
                read.Append(' ').Append((char)('0' + pieces[repeated].Value), pieces[i].Times).Append(' ');
                i = repeated + 1;
                continue;
            }

            var (value, end) = Number(pieces, i, joinScores);
            read.Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append(' ');
            i = end;
        }

        return read.ToString();
    }

    // "four thousand two hundred and forty-two"
    private static (int Value, int End) Number(List<Piece> pieces, int start, bool joinScores)
    {
        var (value, end) = BelowHundred(pieces, start, joinScores);
        if (value is > 0 and < 100 && IsNext(pieces, end, Thousands) is { } thousand)
        {
            (value, end) = (value * 1000, thousand + 1);
            if (NextValue(pieces, end) is { } hundreds && pieces[hundreds].Value is > 0 and < 10
                && IsNext(pieces, hundreds + 1, Hundreds) is { } hundred)
            {
                (value, end) = (value + (pieces[hundreds].Value * 100), hundred + 1);
            }

            return AddRest(pieces, value, end, joinScores);
        }

        return value is > 0 and < 100 && IsNext(pieces, end, Hundreds) is { } scale
            ? AddRest(pieces, value * 100, scale + 1, joinScores)
            : (value, end);
    }

    // The rest belongs to the number unless it has its own "hundred".
    private static (int Value, int End) AddRest(List<Piece> pieces, int value, int end, bool joinScores)
    {
        if (NextValue(pieces, end) is not { } next
            || IsNext(pieces, next + 1, Hundreds) is not null || IsNext(pieces, next + 1, Thousands) is not null)
        {
            return (value, end);
        }

        var (rest, restEnd) = BelowHundred(pieces, next, joinScores);
        return (value + rest, restEnd);
    }

    private static int? NextValue(List<Piece> pieces, int end) =>
        Next(pieces, end - 1) is var next && next < pieces.Count && pieces[next].Value >= 0 && pieces[next].Times == 1 ? next : null;

    private static int? IsNext(List<Piece> pieces, int end, HashSet<string> words) =>
        Next(pieces, end - 1) is var next && next < pieces.Count && words.Contains(pieces[next].Folded) ? next : null;

    private static (int Value, int End) BelowHundred(List<Piece> pieces, int start, bool joinScores)
    {
        var value = pieces[start].Value;
        var end = start + 1;
        var next = Next(pieces, start);
        if (joinScores && value is 4 && next < pieces.Count && pieces[next].Value is 20)
        {
            (value, end, next) = (80, next + 1, Next(pieces, next));
        }

        // "soixante-dix-sept", "quatre-vingt-dix-neuf": tens and up to nineteen.
        var isTens = value is >= 20 and <= 90 && value % 10 == 0;
        if (!isTens || next >= pieces.Count || pieces[next].Value is < 1 or > 19
            || (pieces[next].Value > 9 && pieces[end - 1].Folded is not ("soixante" or "vingt" or "vingts")))
        {
            return (value, end);
        }

        var rest = pieces[next].Value;
        end = next + 1;
        if (rest is 10 && Next(pieces, next) is var unit && unit < pieces.Count && pieces[unit].Value is >= 7 and <= 9)
        {
            (rest, end) = (rest + pieces[unit].Value, unit + 1);
        }

        return (value + rest, end);
    }

    // The next word, past spaces, hyphens and "and".
    private static int Next(List<Piece> pieces, int at)
    {
        var next = at + 1;
        while (next < pieces.Count && pieces[next].Value < 0 && (pieces[next].IsJoint || Links.Contains(pieces[next].Folded)))
        {
            next++;
        }

        return next;
    }

    private static List<Piece> Split(string text)
    {
        List<Piece> pieces = [];
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfPiece(text, at);
            if (char.IsLetter(text[at]) && end - at <= LongestRun)
            {
                AddWords(pieces, text[at..end]);
            }
            else
            {
                var between = text[at..end];
                pieces.Add(new Piece(between, between, -1, IsJoint: between.AsSpan().Trim(" -\u00A0\u2010\u2011\u202F").IsEmpty));
            }

            at = end;
        }

        return pieces;
    }

    private static int EndOfPiece(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]) == char.IsLetter(text[start]))
        {
            end++;
        }

        return end;
    }

    private static void AddWords(List<Piece> pieces, string letters)
    {
        var folded = Fold(letters);
        if (Decompose(folded) is { } words)
        {
            pieces.AddRange(words.Select(word => new Piece(word, word, Known[word])));
            return;
        }

        var times = TimesOf(folded);
        pieces.Add(new Piece(letters, folded, times > 1 ? 0 : -1, Times: times));
    }

    private static int TimesOf(ReadOnlySpan<char> folded) => folded is "double" ? 2 : folded is "triple" or "treble" ? 3 : 1;

    private static List<string>? Decompose(string folded)
    {
        var reached = new byte[folded.Length + 1];
        if (!Reach(folded, reached))
        {
            return null;
        }

        List<string> words = [];
        for (var at = folded.Length; at > 0; at -= reached[at])
        {
            words.Insert(0, folded.Substring(at - reached[at], reached[at]));
        }

        return words;
    }

    private static int CountWords(ReadOnlySpan<char> folded, Span<byte> reached)
    {
        var words = 0;
        if (Reach(folded, reached))
        {
            for (var at = folded.Length; at > 0; at -= reached[at])
            {
                words++;
            }
        }

        return words;
    }

    // "fourtwofourtwo" has no spaces. At each place stands the length of the word that ends there; of several the longest.
    private static bool Reach(ReadOnlySpan<char> folded, Span<byte> reached)
    {
        reached.Clear();
        for (var at = 0; at < folded.Length; at++)
        {
            if ((at > 0 && reached[at] == 0) || !FirstLetters.Contains(folded[at]))
            {
                continue;
            }

            for (var length = 1; length <= LongestWord && at + length <= folded.Length; length++)
            {
                if (reached[at + length] == 0 && (length > 1 || folded.Length == 1)
                    && KnownParts.ContainsKey(folded.Slice(at, length)))
                {
                    reached[at + length] = (byte)length;
                }
            }
        }

        return reached[^1] > 0;
    }

    private static string Fold(string letters)
    {
        var folded = new StringBuilder(letters.Length);
        foreach (var character in UnicodeText.Normalized(letters.ToLowerInvariant(), NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(character);
            }
        }

        return folded.ToString();
    }

    private static Dictionary<string, int> Words()
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, value) in Units.Concat(Tens))
        {
            words[word] = value;
        }

        // German says the unit first: "zweiundvierzig".
        foreach (var (ten, tens) in Tens)
        {
            foreach (var (unit, units) in Units.Where(unit => unit.Value is >= 1 and <= 9))
            {
                words[$"{unit}und{ten}"] = tens + units;
            }
        }

        return words;
    }

    private static IEnumerable<(string Word, int Value)> Count(string words, int from = 0, int step = 1) =>
        words.Split(' ').Select((word, place) => (word, (from + place) * step));

    // Text is what stood there; Value is -1 for what is no number; Times is 2 for "double".
    private sealed record Piece(string Text, string Folded, int Value, bool IsJoint = false, int Times = 1);
}
