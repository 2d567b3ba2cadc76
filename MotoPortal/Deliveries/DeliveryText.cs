using System.Globalization;
using MotoPortal.Gateway.Webhooks;

namespace MotoPortal.Deliveries;

/// <summary>The texts of events and of durations, in the page's language.</summary>
internal static class DeliveryText
{
    /// <summary>Why an event was given up, in one sentence.</summary>
    public static string Of(EventProblem problem) => Get($"Problem_{problem}");

    /// <summary>What to do about it, in one sentence.</summary>
    public static string NextOf(EventProblem problem) => Get($"Next_{problem}");

    /// <summary>Why posts were refused, a few words.</summary>
    public static string Of(PostRefusal refusal) => Get($"Refusal_{refusal}");

    /// <summary>How long something took or is old, in its largest units.</summary>
    public static string Of(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => Get(nameof(DeliveriesTexts.UnderASecond)),
        { TotalMinutes: < 2 } => Filled(nameof(DeliveriesTexts.Seconds), (int)span.TotalSeconds, 0),
        { TotalHours: < 2 } => Filled(nameof(DeliveriesTexts.Minutes), (int)span.TotalMinutes, 0),
        { TotalDays: < 2 } => Filled(nameof(DeliveriesTexts.Hours), (int)span.TotalHours, span.Minutes),
        _ => Filled(nameof(DeliveriesTexts.Days), (int)span.TotalDays, span.Hours),
    };

    private static string Filled(string key, int whole, int rest) =>
        string.Format(CultureInfo.CurrentCulture, Get(key), whole, rest);

    private static string Get(string key) => DeliveriesTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
