using System.Globalization;
using System.Resources;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Receipts;

/// <summary>The texts of a receipt in the customer's language, which can differ from the page's.</summary>
internal static class ReceiptText
{
    /// <summary>A text filled with values; in English when the portal is not translated into the language.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(CultureInfo culture, string key, params object[] values) =>
        string.Format(culture, ReceiptTexts.ResourceManager.GetString(key, culture)
            ?? throw new MissingManifestResourceException($"There is no text '{key}'."), IsolatedText.Values(values));

}
