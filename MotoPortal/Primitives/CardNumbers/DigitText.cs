using System.Globalization;
using System.Text;

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>The digits of a text in the groups in which they stand there. Reads each character once.</summary>
internal sealed class DigitText
{
    // "the next four are" and a line end stand between two groups of one number; a sentence does not.
    private const int LongestGap = 48;

    private readonly StringBuilder _digits = new();
    private readonly List<DigitGroup> _groups = [];
    private string? _all;

    private DigitText(string text) => Text = text;

    /// <summary>The text as it was read.</summary>
    public string Text { get; }

    /// <summary>All digits, as ASCII.</summary>
    public string Digits => _all ??= _digits.ToString();

    /// <summary>The groups in the order of the text.</summary>
    public IReadOnlyList<DigitGroup> Groups => _groups;

    /// <summary>Reads the digits of all scripts and shapes.</summary>
    public static DigitText Read(string text)
    {
        var read = new DigitText(text);
        var group = new OpenGroup();
        var gap = new OpenGap(Far: true);
        for (var at = 0; at < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var consumed);
            var kind = status is System.Buffers.OperationStatus.Done ? KindOf(rune) : CharacterKind.Mark;
            switch (kind)
            {
                case CharacterKind.Digit:
                    if (group.Length == 0)
                    {
                        group = new OpenGroup(read._digits.Length, at, gap);
                    }

                    group = group.Grow(read.Append(rune), at + consumed);
                    break;
                case CharacterKind.Invisible:
                    break;
                default:
                    if (group.Length > 0)
                    {
                        read._groups.Add(group.Close());
                        (group, gap) = (default, new OpenGap(Far: false));
                    }

                    gap = gap.Grow(rune, kind, consumed);
                    break;
            }

            at += consumed;
        }

        if (group.Length > 0)
        {
            read._groups.Add(group.Close());
        }

        return read;
    }

    /// <summary>
    /// The value of a character that stands for one or two digits, such as <c>٤</c>, <c>④</c>, <c>⁴</c>, <c>四</c> or <c>㊷</c>; -1 for none.
    /// </summary>
    public static int ValueOf(Rune rune)
    {
        if (rune.IsAscii)
        {
            return Rune.IsDigit(rune) ? rune.Value - '0' : -1;
        }

        var chinese = "〇一二三四五六七八九".IndexOf((char)(rune.IsBmp ? rune.Value : 0), StringComparison.Ordinal);
        if (chinese >= 0)
        {
            return chinese;
        }

        var value = Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber
            ? Rune.GetNumericValue(rune) : -1;
        return value is >= 0 and <= 99 && value == Math.Floor(value) ? (int)value : -1;
    }

    private static CharacterKind KindOf(Rune rune)
    {
        if (ValueOf(rune) >= 0)
        {
            return CharacterKind.Digit;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            // Zero-width spaces and joiners; the parts of a keycap; accents on a digit.
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => CharacterKind.Invisible,
            _ when rune.Value is 0 or 0x115F or 0x1160 or 0x3164 or 0xFFA0 => CharacterKind.Invisible,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharacterKind.Letter,
            _ => CharacterKind.Mark,
        };
    }

    private int Append(Rune rune)
    {
        var value = ValueOf(rune);
        if (value > 9)
        {
            _digits.Append((char)('0' + (value / 10)));
        }

        _digits.Append((char)('0' + (value % 10)));
        return value > 9 ? 2 : 1;
    }

    private readonly record struct OpenGap(bool Far, int Length = 0, int WordsHash = 0, bool EndsInCapital = false)
    {
        public Gap Kind => Far || (WordsHash != 0 && Length > LongestGap) ? Gap.Far : WordsHash != 0 ? Gap.Words : Gap.Marks;

        public OpenGap Grow(Rune rune, CharacterKind kind, int consumed)
        {
            var letter = kind is CharacterKind.Letter;
            return this with
            {
                Length = Length + consumed,
                WordsHash = letter ? unchecked((WordsHash * 31) + Rune.ToLowerInvariant(rune).Value) | 1 : WordsHash,
                EndsInCapital = Rune.IsUpper(rune),
            };
        }
    }

    private readonly record struct OpenGroup(int First, int TextStart, OpenGap Before, int Length = 0, int TextEnd = 0)
    {
        public OpenGroup Grow(int digits, int textEnd) => this with { Length = Length + digits, TextEnd = textEnd };

        public DigitGroup Close() => new(First, Length, TextStart, TextEnd, Before.Kind, Before.WordsHash, Before.EndsInCapital);
    }

    private enum CharacterKind
    {
        Digit,
        Letter,
        Mark,
        Invisible,
    }
}
