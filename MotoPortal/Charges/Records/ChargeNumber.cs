using System.Globalization;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Charges.Records;

/// <summary>The number by which staff and customers refer to a charge, such as <c>P-1001</c>.</summary>
internal static class ChargeNumber
{
    public const int First = 1001;

    private const string Prefix = "P-";

    /// <summary>Formats a number.</summary>
    public static string Write(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}");

    /// <summary>Parses a number, with or without its prefix and hyphen; null when it is invalid.</summary>
    public static int? Read(string typed)
    {
        var text = SearchText.Joined(SearchText.Fold(typed));
        return int.TryParse(text is ['p', .. var digits] ? digits : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
