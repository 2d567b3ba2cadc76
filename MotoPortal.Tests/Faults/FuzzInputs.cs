using System.Globalization;
using System.Text;

namespace MotoPortal.Tests.Faults;

/// <summary>Inputs that are mutated from what is right, the same for the same seed and number in each process.</summary>
internal sealed class FuzzInputs(int seed, int number)
{
    private const int LongestRepeat = 300;

    // Words that steer parsers: numbers, markup, escapes, separators, controls, halves of characters, right-to-left marks.
    private static readonly string[] Words =
    [
        "\0", "\r\n", "\r\n\r\n", "--", "&", "=", "%", "%00", "%zz", "%E2%80", "+", ";", "\"", "'", "\\", "{", "}",
        "[", "]", "[0]", ":", ",", "null", "true", "-1", "1e999", "9223372036854775808", "0x", "\uD800", "\uDC00",
        "\uFFFE", "\uFFFF", "\u202E", "\u2028", "\u00AD", "\uFEFF", "e\u0301", "ﬃ", "İ", "👩🏽‍🚀", "４２４２", "&#x34;",
        "4242424242424242", "+33612345678", "cus_", "a@b.c", "%_", "<script>", "../", "$ref",
    ];

    private readonly Random _random = new(unchecked((seed * 486_187_739) + number));

    /// <summary>A number from zero to below a bound.</summary>
    public int Below(int bound) => _random.Next(bound);

    /// <summary>One of these.</summary>
    public T OneOf<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>The text with a few changes; sometimes none.</summary>
    public string Mutate(string text)
    {
        var changed = new StringBuilder(text);
        for (var changes = _random.Next(6); changes > 0; changes--)
        {
            var at = _random.Next(changed.Length + 1);
            switch (_random.Next(6))
            {
                case 0 when changed.Length > 0:
                    changed.Remove(Math.Min(at, changed.Length - 1), 1);
                    break;
                case 1:
                    changed.Insert(at, Words[_random.Next(Words.Length)]);
                    break;
                case 2 when changed.Length > 0:
                    changed[Math.Min(at, changed.Length - 1)] = (char)_random.Next(char.MaxValue + 1);
                    break;
                case 3:
                    changed.Insert(at, string.Concat(Enumerable.Repeat(Words[_random.Next(Words.Length)], _random.Next(LongestRepeat))));
                    break;
                case 4:
                    changed.Length = at;
                    break;
                default:
                    changed.Insert(at, _random.NextInt64().ToString(CultureInfo.InvariantCulture));
                    break;
            }
        }

        return changed.ToString();
    }

    /// <summary>The bytes with a few changes; sometimes none.</summary>
    public byte[] Mutate(byte[] bytes)
    {
        var changed = bytes.ToList();
        for (var changes = _random.Next(8); changes > 0; changes--)
        {
            var at = _random.Next(changed.Count + 1);
            switch (_random.Next(5))
            {
                case 0 when at < changed.Count:
                    changed[at] = (byte)_random.Next(256);
                    break;
                case 1 when at < changed.Count:
                    changed[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 2:
                    changed.InsertRange(at, Enumerable.Repeat((byte)_random.Next(256), _random.Next(64)));
                    break;
                case 3:
                    changed.RemoveRange(at, Math.Min(_random.Next(32), changed.Count - at));
                    break;
                case 4 when at + 4 <= changed.Count:
                    // A length of the format.
                    for (var place = 0; place < 4; place++)
                    {
                        changed[at + place] = 0xFF;
                    }

                    break;
            }
        }

        return [.. changed];
    }
}
