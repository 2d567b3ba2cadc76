using System.Globalization;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The number that staff and customers call a charge by: <c>P-1001</c>.</summary>
internal static class ChargeNumber
{
    /// <summary>The first number that is given.</summary>
    public const int First = 1001;

    private const string Prefix = "P-";

    /// <summary>The number as it is told.</summary>
    public static string Write(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}");

    /// <summary>Reads a number that somebody typed, with or without its letter; null when it is none.</summary>
    public static int? Read(string typed)
    {
        var text = typed.Trim();
        return int.TryParse(text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? text[Prefix.Length..]
            : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
