using System.Globalization;
using MotoPortal.Shell;

namespace MotoPortal.Disputes;

/// <summary>What disputes are called, in the language of the person before the page.</summary>
internal static class DisputeText
{
    /// <summary>Where it stands, in a few words.</summary>
    public static string Of(DisputeStatus status) => Get($"Status_{status}");

    /// <summary>What that means and what to do now.</summary>
    public static string Advice(DisputeStatus status) => Get($"What_{status}");

    /// <summary>The cardholder's reason in a sentence; a general one for words that Stripe adds.</summary>
    public static string Reason(string reason) =>
        ChargeDisputeTexts.ResourceManager.GetString($"Reason_{reason}", CultureInfo.CurrentUICulture)
            ?? Get(nameof(ChargeDisputeTexts.Reason_general));

    /// <summary>How where it stands feels.</summary>
    public static Tone ToneOf(DisputeStatus status) => status switch
    {
        DisputeStatus.NeedsResponse or DisputeStatus.Lost => Tone.Bad,
        DisputeStatus.WarningNeedsResponse or DisputeStatus.Prevented or DisputeStatus.Other => Tone.Careful,
        DisputeStatus.UnderReview or DisputeStatus.WarningUnderReview => Tone.Active,
        DisputeStatus.Won or DisputeStatus.WarningClosed => Tone.Good,
    };

    /// <summary>How long there is to answer; null when no answer is wanted.</summary>
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
