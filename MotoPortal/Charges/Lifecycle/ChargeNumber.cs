using System.Globalization;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The number by which staff and customers refer to a charge, such as <c>P-1001</c>.</summary>
internal static class ChargeNumber
{
    public const int First = 1001;

    private const string Prefix = "P-";

    /// <summary>Formats a number.</summary>
    public static string Write(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}");

    /// <summary>Parses a number, with or without its prefix; null when it is invalid.</summary>
    public static int? Read(string typed)
    {
        var text = typed.Trim();
        return int.TryParse(text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? text[Prefix.Length..]
            : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
