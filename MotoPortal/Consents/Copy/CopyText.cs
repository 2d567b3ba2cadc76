using System.Globalization;
using System.Resources;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

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
            IsolatedText.Values(values));

    /// <summary>A time of that day with its seconds at the store, such as <c>14:02:11 (Europe/Paris)</c>.</summary>
    public static string Time(DateTimeOffset at, StoreCalendar calendar, CultureInfo culture) =>
        $"{calendar.At(at).ToString("HH:mm:ss", culture)} ({calendar.Zone.Id})";
}
