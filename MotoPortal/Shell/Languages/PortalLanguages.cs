using System.Globalization;

namespace MotoPortal.Shell.Languages;

/// <summary>The languages into which the portal is translated.</summary>
internal static class PortalLanguages
{
    /// <summary>Their two-letter codes; the first is used when a browser asks for none of them.</summary>
    public static string[] All { get; } = ["en", "fr"];

    /// <summary>Whether the portal is translated into this language.</summary>
    public static bool Has(CultureInfo culture) => All.Contains(culture.TwoLetterISOLanguageName, StringComparer.Ordinal);
}
