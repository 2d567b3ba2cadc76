using System.Globalization;

namespace MotoPortal.Restores;

/// <summary>What a person is told who wanted to charge or save a card.</summary>
internal static class StopText
{
    /// <summary>The sentence in this language.</summary>
    public static string Of(StopReason reason, CultureInfo culture) =>
        StopTexts.ResourceManager.GetString(
            reason switch { StopReason.Comparing => nameof(StopTexts.Comparing), StopReason.Restored => nameof(StopTexts.Restored) },
            culture)!;
}
