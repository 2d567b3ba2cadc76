using System.Globalization;

namespace MotoPortal.Consents.Agreement;

/// <summary>The number by which customers and clerks refer to a consent.</summary>
public static class ConsentNumber
{
    /// <summary>Formats a number, such as <c>C-1043</c>.</summary>
    public static string Write(int number) => string.Create(CultureInfo.InvariantCulture, $"C-{number}");

    /// <summary>Parses a number; null when it is invalid.</summary>
    public static int? Read(string text) =>
        text.Trim() is ['C' or 'c', '-', .. var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
