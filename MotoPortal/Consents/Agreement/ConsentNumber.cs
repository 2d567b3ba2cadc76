using System.Globalization;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Agreement;

/// <summary>The number by which customers and clerks refer to a consent.</summary>
public static class ConsentNumber
{
    /// <summary>Formats a number, such as <c>C-1043</c>.</summary>
    public static string Write(int number) => string.Create(CultureInfo.InvariantCulture, $"C-{number}");

    /// <summary>Parses a number, with any hyphen or none, such as <c>c1043</c>; null when it is invalid.</summary>
    public static int? Read(string text) =>
        SearchText.Joined(SearchText.Fold(text)) is ['c', .. var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
