using System.Diagnostics;
using System.Globalization;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Forms.Acting;
using MotoPortal.Restores;

namespace MotoPortal.Charges.Approval;

/// <summary>The texts for the outcomes of asking a second person.</summary>
internal static class ApprovalText
{
    /// <summary>What the first person is told of who the second is; null when all is well.</summary>
    public static ActingNotice? Of(SecondPersonOutcome outcome) => outcome switch
    {
        SecondPersonOutcome.Confirmed => null,
        SecondPersonOutcome.NotRight => Problem(nameof(ApprovalTexts.NotRight)),
        SecondPersonOutcome.PasskeyNotRight => Problem(nameof(ApprovalTexts.PasskeyNotRight)),
        SecondPersonOutcome.CodeNotRight => Problem(nameof(ApprovalTexts.CodeNotRight)),
        SecondPersonOutcome.SecondFactorMissing => Problem(nameof(ApprovalTexts.SecondFactorMissing)),
        SecondPersonOutcome.Locked => Problem(nameof(ApprovalTexts.Locked)),
        SecondPersonOutcome.Busy => Problem(nameof(ApprovalTexts.TryAgain)),
        SecondPersonOutcome.SamePerson => Problem(nameof(ApprovalTexts.SamePerson)),
        SecondPersonOutcome.NotAllowed => Problem(nameof(ApprovalTexts.SecondNotAllowed)),
        _ => throw new UnreachableException(),
    };

    /// <summary>What the person is told; null when it was sent.</summary>
    public static ActingNotice? Of(ApprovalOutcome outcome) => outcome switch
    {
        ApprovalOutcome.Sent => null,
        ApprovalOutcome.NotAllowed => ActingNotice.NotAllowed,
        ApprovalOutcome.NotFound => Problem(nameof(ApprovalTexts.NotFound)),
        ApprovalOutcome.OtherStore => Problem(nameof(ApprovalTexts.OtherStore)),
        ApprovalOutcome.SamePerson => Problem(nameof(ApprovalTexts.SamePerson)),
        ApprovalOutcome.NotNow => Problem(nameof(ApprovalTexts.NotWaiting)),
        ApprovalOutcome.OtherAmountShown => Problem(nameof(ApprovalTexts.OtherAmount)),
        ApprovalOutcome.Refused => Problem(nameof(ApprovalTexts.RefusedByNow)),
        ApprovalOutcome.FoundEarlier => Problem(nameof(ApprovalTexts.FoundEarlier)),
        ApprovalOutcome.CannotAskStripe => Problem(nameof(ApprovalTexts.CannotAskStripe)),
        ApprovalOutcome.StandsStill { Reason: var reason } => ActingNotice.Problem(StopText.Of(reason, CultureInfo.CurrentUICulture)),
        _ => throw new UnreachableException(),
    };

    private static ActingNotice Problem(string key) =>
        ActingNotice.Problem(ApprovalTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!);
}
