using System.Globalization;
using MotoPortal.Refunds.Records;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Refunds.Panels;

/// <summary>The texts of refunds, in the reader's language.</summary>
public static class RefundText
{
    /// <summary>The text of a state, a few words.</summary>
    public static string Of(RefundState state) => Get($"State_{state}");

    /// <summary>The text of a reason, a few words.</summary>
    public static string Of(RefundReason reason) => Get($"Reason_{reason}");

    /// <summary>The tone of the state.</summary>
    public static Tone ToneOf(RefundState state) => state switch
    {
        RefundState.Succeeded => Tone.Good,
        RefundState.Sending or RefundState.Pending => Tone.Active,
        RefundState.Unknown or RefundState.NeedsCustomer => Tone.Careful,
        RefundState.Failed or RefundState.Canceled or RefundState.NotSent or RefundState.Refused => Tone.Bad,
    };

    /// <summary>What the state means and what to do, in a sentence or two; null for nothing.</summary>
    public static string? Advice(RefundView refund) => refund.State switch
    {
        RefundState.Failed => $"{Failure(refund.FailureReason)} {Get(nameof(RefundTexts.AdviceFailed))}",
        RefundState.Refused => $"{Failure(refund.FailureReason)} {Get(nameof(RefundTexts.AdviceRefused))}",
        RefundState.NotSent => Get(nameof(RefundTexts.AdviceNotSent)),
        RefundState.Unknown => Get(nameof(RefundTexts.AdviceUnknown)),
        RefundState.NeedsCustomer => Get(nameof(RefundTexts.AdviceNeedsCustomer)),
        RefundState.Canceled => Get(nameof(RefundTexts.AdviceCanceled)),
        RefundState.Pending => Get(nameof(RefundTexts.AdvicePending)),
        RefundState.Succeeded => Get(nameof(RefundTexts.AdviceSucceeded)),
        RefundState.Sending => null,
    };

    // https://docs.stripe.com/api/refunds/object#refund_object-failure_reason and https://docs.stripe.com/error-codes
    private static string Failure(string? reason) => reason switch
    {
        "lost_or_stolen_card" => Get(nameof(RefundTexts.Failure_lost_or_stolen_card)),
        "expired_or_canceled_card" => Get(nameof(RefundTexts.Failure_expired_or_canceled_card)),
        "charge_for_pending_refund_disputed" or "charge_disputed" => Get(nameof(RefundTexts.Failure_disputed)),
        "insufficient_funds" => Get(nameof(RefundTexts.Failure_insufficient_funds)),
        "charge_already_refunded" => Get(nameof(RefundTexts.Failure_already_refunded)),
        _ => Get(nameof(RefundTexts.Failure_unknown)),
    };

    private static string Get(string key) => RefundTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
