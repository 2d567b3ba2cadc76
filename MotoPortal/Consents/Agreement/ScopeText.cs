using System.Globalization;
using System.Resources;

namespace MotoPortal.Consents.Agreement;

/// <summary>The words of which sentences about a scope are put together.</summary>
internal static class ScopeText
{
    /// <summary>How often within a period: "once a month".</summary>
    public static string Every(ChargePeriod period, CultureInfo culture) => Get($"Every_{period}", culture);

    /// <summary>A text with its values.</summary>
    public static string Fill(string key, CultureInfo culture, params object?[] values) =>
        string.Format(culture, Get(key, culture), values);

    /// <summary>A text in the culture's language; in English where the portal does not speak it.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(string key, CultureInfo culture) =>
        ScopeTexts.ResourceManager.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
