using System.Text.RegularExpressions;

namespace MotoPortal.Primitives.Texts;

/// <summary>A text that is still being typed.</summary>
internal static partial class UnfinishedText
{
    /// <summary>
    /// Whether it may become a card number and already holds more of it than may be kept: of a 15-digit number six digits and four others,
    /// see https://www.pcisecuritystandards.org/faqs/1091/. Telephone numbers with their country code or a trunk zero are no such texts.
    /// </summary>
    public static bool MayBecomeCardNumber(string text) => ManyDigits().IsMatch(text);

    [GeneratedRegex(
        @"(?<![+\d]|\+\d[\d .()/-]{0,20}|(?<!\d)0[\d .()/-]{0,20})[1-9](?:[\s.\-]?\d){10}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ManyDigits();
}
