using System.Text.RegularExpressions;

namespace MotoPortal.Tests.Support;

/// <summary>Expected texts as they are written in a test, with the spaces that the portal writes into dates.</summary>
internal static partial class UnbrokenDates
{
    /// <summary>The text with no-break spaces in dates such as <c>23 Nov 2026 14:02</c>.</summary>
    public static string In(string text) => Date().Replace(text, date => date.Value.Replace(' ', '\u00a0'));

    [GeneratedRegex(@"(?<!\d)\d{1,2}(er)? \p{L}+\.? \d{4}( \d\d:\d\d(:\d\d)?)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}
