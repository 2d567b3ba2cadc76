using System.Globalization;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Readers.Inspections;

/// <summary>The texts of readers and inspections, in the reader's language.</summary>
internal static class InspectionText
{
    private const string Simulated = "simulated_";

    /// <summary>The name printed on the device; Stripe's value when the portal does not know it.</summary>
    public static string KindOf(string deviceType)
    {
        var isSimulated = deviceType.StartsWith(Simulated, StringComparison.Ordinal);
        var name = (isSimulated ? deviceType[Simulated.Length..] : deviceType) switch
        {
            "bbpos_wisepos_e" or "wisepos_e" => "WisePOS E",
            "stripe_s700" => "S700",
            "stripe_s710" => "S710",
            var other => other,
        };
        return isSimulated ? string.Format(CultureInfo.CurrentCulture, Get(nameof(ReadersTexts.Simulated)), name) : name;
    }

    /// <summary>Whether the reader is online, a word or two.</summary>
    public static (Tone Tone, string Text) HealthOf(bool? isOnline) => isOnline switch
    {
        true => (Tone.Good, Get(nameof(ReadersTexts.Health_Connected))),
        false => (Tone.Careful, Get(nameof(ReadersTexts.Health_NotConnected))),
        null => (Tone.Neutral, Get(nameof(ReadersTexts.Health_Unknown))),
    };

    /// <summary>The text of a finding.</summary>
    public static string Of(InspectionFinding finding) => Get($"Finding_{finding}");

    /// <summary>The tone of a finding.</summary>
    public static Tone ToneOf(InspectionFinding finding) => finding is InspectionFinding.Intact ? Tone.Good : Tone.Bad;

    /// <summary>When the next inspection is due, or why the reader takes no card.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="now">The current time in the browser's time zone.</param>
    public static (Tone Tone, string Text) DueOf(RegisteredReaderView reader, DateTimeOffset now) => reader.Standing switch
    {
        InspectionStanding.NotAsked => (Tone.Neutral, Get(nameof(ReadersTexts.Due_NotAsked))),
        InspectionStanding.Never => (Tone.Bad, Get(nameof(ReadersTexts.Due_Never))),
        InspectionStanding.Overdue => (Tone.Bad, Get(nameof(ReadersTexts.Due_Overdue))),
        InspectionStanding.Suspicious => (Tone.Bad, Get(nameof(ReadersTexts.Due_Suspicious))),
        InspectionStanding.InTime => InDays((reader.DueAt!.Value.ToOffset(now.Offset).Date - now.Date).Days),
    };

    private static (Tone Tone, string Text) InDays(int days) => days switch
    {
        <= 0 => (Tone.Careful, Get(nameof(ReadersTexts.Due_Today))),
        1 => (Tone.Careful, Get(nameof(ReadersTexts.Due_Tomorrow))),
        _ => (
            days <= Soon ? Tone.Careful : Tone.Good,
            string.Format(CultureInfo.CurrentCulture, Get(nameof(ReadersTexts.Due_InDays)), days)),
    };

    private const int Soon = 5;

    private static string Get(string key) => ReadersTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
