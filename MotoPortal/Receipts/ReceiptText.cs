using System.Globalization;
using System.Resources;

namespace MotoPortal.Receipts;

/// <summary>The texts of a receipt in the customer's language, which can differ from the page's.</summary>
internal static class ReceiptText
{
    /// <summary>A text filled with values; in English when the portal is not translated into the language.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(CultureInfo culture, string key, params object[] values) =>
        string.Format(culture, ReceiptTexts.ResourceManager.GetString(key, culture)
            ?? throw new MissingManifestResourceException($"There is no text '{key}'."), values);

    /// <summary>A moment in the store's time zone, such as <c>23 November 2026 15:02 (Europe/Paris)</c>.</summary>
    public static string Moment(DateTimeOffset at, TimeZoneInfo zone, CultureInfo culture) =>
        $"{TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM yyyy HH:mm", culture)} ({zone.Id})";

    /// <summary>A day in the store's time zone, such as <c>23 November 2026</c>.</summary>
    public static string Day(DateTimeOffset at, TimeZoneInfo zone, CultureInfo culture) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM yyyy", culture);
}
