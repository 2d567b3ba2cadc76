using System.Globalization;
using System.Resources;

namespace MotoPortal.Consents.Agreement;

/// <summary>The texts of sentences about scopes.</summary>
internal static class ScopeText
{
    /// <summary>The frequency of a period, such as "once a month".</summary>
    public static string Every(ChargePeriod period, CultureInfo culture) => Get($"Every_{period}", culture);

    /// <summary>A text filled with values.</summary>
    public static string Fill(string key, CultureInfo culture, params object?[] values) =>
        string.Format(culture, Get(key, culture), values);

    /// <summary>A text in the culture's language; in English when the portal is not translated into it.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(string key, CultureInfo culture) =>
        ScopeTexts.ResourceManager.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
