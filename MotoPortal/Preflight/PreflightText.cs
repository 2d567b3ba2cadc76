using System.Globalization;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Checks;
using MotoPortal.Shell.Languages;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Preflight;

/// <summary>The texts of checks and findings, in the page's language.</summary>
internal static class PreflightText
{
    /// <summary>The subject of a check, a few words.</summary>
    public static string TitleOf(string check) => Get($"Title_{check}")!;

    /// <summary>The heading of a part.</summary>
    public static string Of(PreflightPart part) => Get($"Part_{part}")!;

    /// <summary>The word for a state.</summary>
    public static string Of(PreflightState state) => Get($"State_{state}")!;

    /// <summary>The tone of a state.</summary>
    public static Tone ToneOf(PreflightState state) => state switch
    {
        PreflightState.Fine => Tone.Good,
        PreflightState.ToDo or PreflightState.NotAnswered => Tone.Careful,
        PreflightState.NotKnownYet => Tone.Neutral,
        PreflightState.Wrong => Tone.Bad,
    };

    /// <summary>What was found, in one sentence.</summary>
    /// <param name="check">The check's name.</param>
    /// <param name="finding">What it found.</param>
    /// <param name="browser">The browser's time zone.</param>
    public static string SentenceOf(string check, PreflightFinding finding, BrowserTime browser) =>
        Filled(Get($"Found_{KeyOf(check, finding.Finding)}")!, finding, browser);

    /// <summary>What to do; null when there is nothing to do.</summary>
    /// <param name="check">The check's name.</param>
    /// <param name="finding">What it found.</param>
    /// <param name="browser">The browser's time zone.</param>
    public static string? RemedyOf(string check, PreflightFinding finding, BrowserTime browser) =>
        Get($"Next_{KeyOf(check, finding.Finding)}") is { } remedy ? Filled(remedy, finding, browser) : null;

    // No answer means the same for each check.
    private static string KeyOf(string check, string finding) => finding is PreflightRuns.NoAnswer ? finding : $"{check}_{finding}";

    private static string? Get(string key) => PreflightTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);

    private static string Filled(string text, PreflightFinding finding, BrowserTime browser) =>
        string.Format(CultureInfo.CurrentCulture, text, [.. finding.Values.Select(value => Shown(value, browser))]);

    private static object Shown(object value, BrowserTime browser) =>
        value is DateTimeOffset at ? DayText.BriefMoment(browser.At(at), CultureInfo.CurrentCulture) : value;
}
