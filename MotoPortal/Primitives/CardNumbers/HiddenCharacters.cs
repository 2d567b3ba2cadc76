using System.Globalization;
using System.Text;

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>Reads the escapes in which another program would show digits: of addresses, HTML, JSON, CSS and mails.</summary>
internal static class HiddenCharacters
{
    // "%2534" is "%34" is "4".
    private const int Layers = 3;

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["amp"] = "&",
        ["nbsp"] = " ",
        ["ensp"] = " ",
        ["emsp"] = " ",
        ["thinsp"] = " ",
        ["hairsp"] = " ",
        ["shy"] = "\u00AD",
        ["zwj"] = "\u200D",
        ["zwnj"] = "\u200C",
        ["lrm"] = "\u200E",
        ["rlm"] = "\u200F",
        ["ndash"] = "-",
        ["mdash"] = "-",
        ["minus"] = "-",
        ["middot"] = "·",
        ["bull"] = "•",
        ["hyphen"] = "-",
        ["dash"] = "-",
        ["period"] = ".",
        ["comma"] = ",",
        ["colon"] = ":",
        ["semi"] = ";",
        ["sol"] = "/",
        ["bsol"] = "\\",
        ["num"] = "#",
        ["ast"] = "*",
        ["plus"] = "+",
        ["equals"] = "=",
        ["lowbar"] = "_",
        ["vert"] = "|",
        ["quot"] = "\"",
        ["apos"] = "'",
        ["lt"] = "<",
        ["gt"] = ">",
        ["sup1"] = "1",
        ["sup2"] = "2",
        ["sup3"] = "3",
        ["lpar"] = "(",
        ["rpar"] = ")",
        ["Tab"] = "\t",
        ["NewLine"] = "\n",
        ["hellip"] = "…",
        ["rsquo"] = "’",
        ["lsquo"] = "‘",
    };

    /// <summary>The text with each escape replaced by its character; the same text when it has none.</summary>
    public static string Show(string text)
    {
        for (var layer = 0; layer < Layers && text.AsSpan().IndexOfAny("%&\\=+") >= 0; layer++)
        {
            var shown = ShowOnce(text);
            if (string.Equals(shown, text, StringComparison.Ordinal))
            {
                break;
            }

            text = shown;
        }

        return text;
    }

    private static string ShowOnce(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var (character, length) = text[at] switch
            {
                '%' => Percent(text, at),
                '&' => Entity(text, at),
                '\\' => Backslash(text, at),

                // Quoted-printable, the way of mails: https://www.rfc-editor.org/rfc/rfc2045#section-6.7
                '=' => Hex(text, at + 1, 2) is { } code && code < 0x80 ? (char.ToString((char)code), 3) : default,
                'U' or 'u' when Next(text, at + 1) is '+' => Hex(text, at + 2, 4) is { } code ? (Character(code), 6) : default,
                _ => default,
            };
            if (length == 0)
            {
                shown.Append(text[at++]);
                continue;
            }

            shown.Append(character);
            at += length;
        }

        return shown.ToString();
    }

    private static (string? Character, int Length) Percent(string text, int at)
    {
        if (Next(text, at + 1) is 'u' && Hex(text, at + 2, 4) is { } unit)
        {
            return (Character(unit), 6);
        }

        if (Hex(text, at + 1, 2) is not { } first)
        {
            return default;
        }

        if (first < 0x80)
        {
            return (char.ToString((char)first), 3);
        }

        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < bytes.Length && Next(text, at + (3 * count)) is '%' && Hex(text, at + (3 * count) + 1, 2) is { } next)
        {
            bytes[count++] = (byte)next;
        }

        var status = Rune.DecodeFromUtf8(bytes[..count], out var rune, out var consumed);
        return status is System.Buffers.OperationStatus.Done ? (rune.ToString(), 3 * consumed) : (" ", 3);
    }

    private static (string? Character, int Length) Entity(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at < 12 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '#'))
        {
            end++;
        }

        var name = text.AsSpan(at + 1, end - at - 1);
        var length = end - at + (Next(text, end) is ';' ? 1 : 0);
        if (name is ['#', ..])
        {
            var isHex = name is [_, 'x' or 'X', ..];
            var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
            return int.TryParse(name[(isHex ? 2 : 1)..], style, CultureInfo.InvariantCulture, out var code)
                ? (Character(code), length) : default;
        }

        return Next(text, end) is ';' && Names.GetValueOrDefault(name.ToString()) is { } known ? (known, length) : default;
    }

    private static (string? Character, int Length) Backslash(string text, int at)
    {
        switch (Next(text, at + 1))
        {
            case 'u' when Next(text, at + 2) is '{':
                var close = text.IndexOf('}', at, Math.Min(12, text.Length - at));
                return close > 0 && Hex(text, at + 3, close - at - 3) is { } braced ? (Character(braced), close - at + 1) : default;
            case 'u':
                return Hex(text, at + 2, 4) is { } unit ? (Character(unit), 6) : default;
            case 'U':
                return Hex(text, at + 2, 8) is { } point ? (Character(point), 10) : default;
            case 'x':
                return Hex(text, at + 2, 2) is { } code ? (Character(code), 4) : default;
            case 'n' or 'r' or 't' or 'f' or 'v' or 'b':
                return (" ", 2);

            // The style sheet's way, "\34 ", and the octal one, "\064".
            case '0' when Octal(text, at + 2) is { } octal:
                return (Character(octal), 4);
            case '0' when Hex(text, at + 1, 6) is { } padded:
                return (Character(padded), 7 + (Next(text, at + 7) is ' ' ? 1 : 0));
            case '3' when Next(text, at + 2) is >= '0' and <= '9' and var digit && !char.IsAsciiHexDigit(Next(text, at + 3)):
                return (char.ToString(digit), 3 + (Next(text, at + 3) is ' ' ? 1 : 0));
            default:
                return default;
        }
    }

    private static int? Octal(string text, int at) =>
        Next(text, at) is >= '4' and <= '7' and var eights && Next(text, at + 1) is >= '0' and <= '7' and var ones
            ? ((eights - '0') * 8) + ones - '0' : null;

    private static int? Hex(string text, int at, int length) =>
        length is > 0 and <= 8 && at + length <= text.Length
            && int.TryParse(text.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value : null;

    private static string Character(int code) => Rune.IsValid(code) ? new Rune(code).ToString() : " ";

    private static char Next(string text, int at) => at < text.Length ? text[at] : '\0';
}
