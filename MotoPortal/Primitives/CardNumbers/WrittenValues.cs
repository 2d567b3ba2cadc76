using System.Text.RegularExpressions;

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>Recognises dates, times, amounts and places on the map by the way they are written.</summary>
internal static partial class WrittenValues
{
    private const int Around = 32;

    /// <summary>
    /// Whether the candidate consists of such values, or, when its groups are in no order in which cards are written, includes a part of
    /// one.
    /// </summary>
    public static bool Covers(DigitText text, CardNumberCandidate candidate)
    {
        if (candidate.Shape is GroupShape.Unbroken)
        {
            return false;
        }

        var (first, last) = (text.Groups[candidate.FirstGroup], text.Groups[candidate.LastGroup]);
        var start = Math.Max(0, first.TextStart - Around);
        var slice = text.Text.AsSpan()[start..Math.Min(text.Text.Length, last.TextEnd + Around)];
        var covered = new bool[slice.Length];
        var any = false;
        foreach (var value in Value().EnumerateMatches(slice))
        {
            covered.AsSpan(value.Index, value.Length).Fill(true);
            any = true;
        }

        if (!any)
        {
            return false;
        }

        var (groups, touched) = (0, 0);
        for (var i = candidate.FirstGroup; i <= candidate.LastGroup; i++)
        {
            groups++;
            touched += covered[text.Groups[i].TextStart - start] ? 1 : 0;
        }

        return candidate.Shape is GroupShape.Irregular ? touched > 0 : touched == groups;
    }

    // A day (23.11.2026, 2026-11-23), a time (14:02:11), an amount with its currency (1 234,50 €; EUR 1'234.50), a measure with its unit,
    // two decimal degrees.
    // None touches a further digit or its own mark with a digit behind it, so that "42.42.42.42" is none of them.
    [GeneratedRegex(
        """
        (?<![\d./:-])(?:
          (?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])
          | (?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:(?:19|20)\d\d|\d\d)
          | (?:[01]?\d|2[0-3])[:h][0-5]\d(?::[0-5]\d(?:[.,]\d{1,3})?)?
        )(?![./:-]?\d)
        | (?<![\d.,'’]|\d\ )(?:\d{1,3}(?:[\ .,'’\u00A0\u202F]\d{3}){1,3}(?:[.,]\d\d)?|\d{1,9}[.,]\d\d)
          \ ?[\u00A0\u202F]?(?:€|EUR|CHF|\$|USD|£|GBP)(?!\d)
        | (?:€|EUR|CHF|\$|USD|£|GBP)\ ?[\u00A0\u202F]?
          (?:\d{1,3}(?:[\ .,'’\u00A0\u202F]\d{3}){1,3}(?:[.,]\d\d)?|\d{1,9}[.,]\d\d)(?![.,]?\d|\ \d)
        | (?<![\d.,])\d{1,9}(?:[.,]\d{1,3})?\ ?(?:kWh|MWh|m³|m3|km|kg|cm|mm|°C|%)(?![\w])
        | (?<![\d.])\d{1,3}\.\d{4,8}[,;\ /]{1,3}-?\d{1,3}\.\d{4,8}(?!\d)
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
