using System.Globalization;
using System.Resources;

namespace MotoPortal.Audit.Dispute;

/// <summary>The texts of a pack.</summary>
internal static class DisputeText
{
    /// <summary>A text filled with values.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(CultureInfo culture, string key, params object[] values) =>
        string.Format(culture, DisputeTexts.ResourceManager.GetString(key, culture)
            ?? throw new MissingManifestResourceException($"There is no text '{key}'."), values);
}
