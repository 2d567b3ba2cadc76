using System.Globalization;
using System.Resources;

namespace MotoPortal.Consents.Copy;

/// <summary>The words of a copy in the customer's language, which need not be the page's.</summary>
internal static class CopyText
{
    /// <summary>A text with its values; in English where the portal does not speak the language.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(CultureInfo culture, string key, params object[] values) =>
        string.Format(
            culture,
            CopyTexts.ResourceManager.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'."),
            values);

    // Nobody's browser is asked for its zone here, so it is the one that is the same everywhere.

    /// <summary>A moment, such as <c>23 November 2026 14:02 (UTC)</c>.</summary>
    public static string Moment(DateTimeOffset at, CultureInfo culture) => at.UtcDateTime.ToString("d MMMM yyyy HH:mm", culture) + " (UTC)";

    /// <summary>A time of that day with its seconds, such as <c>14:02:11 (UTC)</c>.</summary>
    public static string Time(DateTimeOffset at, CultureInfo culture) => at.UtcDateTime.ToString("HH:mm:ss", culture) + " (UTC)";
}
