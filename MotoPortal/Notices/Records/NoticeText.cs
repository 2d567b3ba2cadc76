using System.Globalization;
using System.Resources;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Notices.Records;

/// <summary>The texts of what customers are told, in the customer's language or the page's.</summary>
internal static class NoticeText
{
    /// <summary>How a customer was told, in the page's language.</summary>
    public static string Of(NoticeMeans means) => Get(CultureInfo.CurrentUICulture, $"Means_{means}");

    /// <summary>A text filled with values; in English when the portal is not translated into the language.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(CultureInfo culture, string key, params object[] values) =>
        string.Format(
            culture,
            NoticeTexts.ResourceManager.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'."),
            IsolatedText.Values(values));
}
