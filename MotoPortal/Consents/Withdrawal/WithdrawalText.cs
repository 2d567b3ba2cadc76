using System.Globalization;
using System.Resources;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Primitives;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Consents.Withdrawal;

/// <summary>The texts of a withdrawal in the customer's language, which can differ from the page's.</summary>
internal static class WithdrawalText
{
    /// <summary>The culture of a consent's language.</summary>
    public static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language);

    /// <summary>A text filled with values.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(CultureInfo culture, string key, params object[] values) =>
        string.Format(
            culture,
            WithdrawalTexts.ResourceManager.GetString(key, culture)
                ?? throw new MissingManifestResourceException($"There is no text '{key}'."),
            values);

    /// <summary>The text of a withdrawal channel, in the reader's language.</summary>
    public static string Of(WithdrawalChannel channel) => Get(CultureInfo.CurrentUICulture, $"By_{channel}");

    /// <summary>A moment in a letter, such as <c>23 November 2026 14:02 (UTC+01:00)</c>.</summary>
    public static string Moment(DateTimeOffset at, BrowserTime clock, CultureInfo culture)
    {
        var local = clock.At(at);
        var offset = local.Offset == TimeSpan.Zero
            ? "UTC"
            : string.Create(CultureInfo.InvariantCulture, $"UTC{(local.Offset < TimeSpan.Zero ? '-' : '+')}{local.Offset:hh\\:mm}");
        return DayText.MomentInFull(local, culture) + $" ({offset})";
    }
}
