using System.Globalization;
using System.Resources;

namespace MotoPortal.Consents.Copy;

/// <summary>The texts of a copy in the customer's language, which can differ from the page's.</summary>
internal static class CopyText
{
    /// <summary>A text filled with values; in English when the portal is not translated into the language.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(CultureInfo culture, string key, params object[] values) =>
        string.Format(
            culture,
            CopyTexts.ResourceManager.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'."),
            values);

    // No browser's time zone is known here, so times are in UTC.

    /// <summary>A moment, such as <c>23 November 2026 14:02 (UTC)</c>.</summary>
    public static string Moment(DateTimeOffset at, CultureInfo culture) => at.UtcDateTime.ToString("d MMMM yyyy HH:mm", culture) + " (UTC)";

    /// <summary>A time of that day with its seconds, such as <c>14:02:11 (UTC)</c>.</summary>
    public static string Time(DateTimeOffset at, CultureInfo culture) => at.UtcDateTime.ToString("HH:mm:ss", culture) + " (UTC)";
}
