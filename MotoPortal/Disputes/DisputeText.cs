using System.Globalization;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Disputes;

/// <summary>The texts of disputes, in the reader's language.</summary>
internal static class DisputeText
{
    /// <summary>The text of a status, a few words.</summary>
    public static string Of(DisputeStatus status) => Get($"Status_{status}");

    /// <summary>What a status means and what to do.</summary>
    public static string Advice(DisputeStatus status) => Get($"What_{status}");

    /// <summary>The cardholder's reason in a sentence; a general one for values that Stripe adds later.</summary>
    public static string Reason(string reason) =>
        ChargeDisputeTexts.ResourceManager.GetString($"Reason_{reason}", CultureInfo.CurrentUICulture)
            ?? Get(nameof(ChargeDisputeTexts.Reason_general));

    /// <summary>The tone of a status.</summary>
    public static Tone ToneOf(DisputeStatus status) => status switch
    {
        DisputeStatus.NeedsResponse or DisputeStatus.Lost => Tone.Bad,
        DisputeStatus.WarningNeedsResponse or DisputeStatus.Prevented or DisputeStatus.Other => Tone.Careful,
        DisputeStatus.UnderReview or DisputeStatus.WarningUnderReview => Tone.Active,
        DisputeStatus.Won or DisputeStatus.WarningClosed => Tone.Good,
    };

    /// <summary>The time left to answer; null when no answer is requested.</summary>
    public static string? TimeLeft(DisputeView dispute, DateTimeOffset now)
    {
        if (!dispute.Status.WantsEvidence() || dispute.DueBy is not { } due)
        {
            return null;
        }

        var days = (int)Math.Floor((due - now).TotalDays);
        return due <= now ? Get(nameof(ChargeDisputeTexts.Over))
            : days == 0 ? Get(nameof(ChargeDisputeTexts.LastDay))
            : days == 1 ? Get(nameof(ChargeDisputeTexts.OneDayLeft))
            : string.Format(CultureInfo.CurrentCulture, Get(nameof(ChargeDisputeTexts.DaysLeft)), days);
    }

    private static string Get(string key) => ChargeDisputeTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
