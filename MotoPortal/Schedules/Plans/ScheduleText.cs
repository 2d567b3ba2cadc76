using System.Globalization;
using System.Resources;
using MotoPortal.Charges.Policy;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Schedules.Plans;

/// <summary>The texts of schedules.</summary>
internal static class ScheduleText
{
    /// <summary>A text filled with values; in English when the portal is not translated into the language.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(CultureInfo culture, string key, params object[] values) =>
        string.Format(culture, ScheduleTexts.ResourceManager.GetString(key, culture)
            ?? throw new MissingManifestResourceException($"There is no text '{key}'."), values);

    /// <summary>The text of a state, one word, in the reader's language.</summary>
    public static string Of(ScheduleState state) => Get(CultureInfo.CurrentUICulture, $"State_{state}");

    /// <summary>The text of an end, in the reader's language.</summary>
    public static string Of(ScheduleEnd end) => Get(CultureInfo.CurrentUICulture, $"End_{end}");

    /// <summary>The text of a trouble, in the reader's language.</summary>
    public static string Of(ScheduleTrouble trouble) => Get(CultureInfo.CurrentUICulture, $"Trouble_{trouble}");

    /// <summary>What the person can do about a trouble, in the reader's language.</summary>
    public static string Next(ScheduleTrouble trouble) => Get(CultureInfo.CurrentUICulture, $"Next_{trouble}");

    /// <summary>The clause or the bank's answer behind the trouble; empty for none.</summary>
    public static string Why(ScheduleView schedule) => schedule switch
    {
        { Trouble: ScheduleTrouble.Clause, TroubleCode: { } code } when ClauseText
            .Get($"Clause_{code}", CultureInfo.CurrentUICulture) is var clause && !clause.Contains('{', StringComparison.Ordinal) => clause,
        { Trouble: ScheduleTrouble.Declined or ScheduleTrouble.TriesUsedUp, TroubleCode: { } code } =>
            ChargeDeclineText.Of(code, adviceCode: null, nextTry: null, CultureInfo.CurrentUICulture).Happened,
        _ => "",
    };

    /// <summary>The tone of a state.</summary>
    public static Tone ToneOf(ScheduleState state) => state switch
    {
        ScheduleState.Active => Tone.Good,
        ScheduleState.Paused => Tone.Careful,
        ScheduleState.NeedsAttention => Tone.Bad,
        ScheduleState.Ended => Tone.Neutral,
    };
}
