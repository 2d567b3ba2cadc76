using System.Globalization;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The number on a printed form, such as <c>F-2001</c>, by which its setup is found when it comes back.</summary>
internal static class PostalFormNumber
{
    /// <summary>The first number, so that a first form does not look like one.</summary>
    public const int First = 2001;

    private const string Prefix = "F-";

    /// <summary>Writes a number.</summary>
    public static string Write(int number) => Prefix + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a number as a person types it, with or without its prefix; null when it is none.</summary>
    public static int? Read(string typed)
    {
        var text = string.Concat(typed.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('-' or '\u2010' or '\u2011' or '\u2013')));
        var digits = text.StartsWith('F') || text.StartsWith('f') ? text[1..] : text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
