using System.Diagnostics;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Charges.Lifecycle;

namespace MotoPortal.Charges.Approval;

/// <summary>The texts for the outcomes of asking a second person.</summary>
internal static class ApprovalText
{
    /// <summary>The key of the message; null when the second person was identified.</summary>
    public static string? KeyOf(SecondPersonOutcome outcome) => outcome switch
    {
        SecondPersonOutcome.Confirmed => null,
        SecondPersonOutcome.NotRight => nameof(ApprovalTexts.NotRight),
        SecondPersonOutcome.Locked => nameof(ApprovalTexts.Locked),
        SecondPersonOutcome.Busy => nameof(ApprovalTexts.TryAgain),
        SecondPersonOutcome.SamePerson => nameof(ApprovalTexts.SamePerson),
        SecondPersonOutcome.NotAllowed => nameof(ApprovalTexts.NotAllowed),
        _ => throw new UnreachableException(),
    };

    /// <summary>The key of the message; null when the charge was sent.</summary>
    public static string? KeyOf(ApprovalOutcome outcome) => outcome switch
    {
        ApprovalOutcome.Sent => null,
        ApprovalOutcome.NotAllowed => nameof(ApprovalTexts.NotAllowed),
        ApprovalOutcome.SamePerson => nameof(ApprovalTexts.SamePerson),
        ApprovalOutcome.NotNow => nameof(ApprovalTexts.NotWaiting),
        ApprovalOutcome.OtherAmountShown => nameof(ApprovalTexts.OtherAmount),
        ApprovalOutcome.Refused => nameof(ApprovalTexts.RefusedByNow),
        ApprovalOutcome.FoundEarlier => nameof(ApprovalTexts.FoundEarlier),
        ApprovalOutcome.CannotAskStripe => nameof(ApprovalTexts.CannotAskStripe),
        _ => throw new UnreachableException(),
    };
}
