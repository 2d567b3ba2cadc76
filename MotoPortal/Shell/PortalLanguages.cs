using System.Globalization;

namespace MotoPortal.Shell;

/// <summary>The languages in which the portal has words of its own.</summary>
internal static class PortalLanguages
{
    /// <summary>Their two-letter codes; the first is what a browser gets that asks for none of them.</summary>
    public static string[] All { get; } = ["en", "fr"];

    /// <summary>Whether the portal has words in this language.</summary>
    public static bool Has(CultureInfo culture) => All.Contains(culture.TwoLetterISOLanguageName, StringComparer.Ordinal);
}
