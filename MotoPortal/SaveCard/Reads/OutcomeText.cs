using System.Diagnostics;
using System.Globalization;
using MotoPortal.Forms.Acting;
using MotoPortal.Restores;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Reads;

/// <summary>The messages for the outcomes of a clerk's actions that the page does not show otherwise.</summary>
internal static class OutcomeText
{
    /// <summary>
    /// What the clerk is told; null when the page shows it by itself: the next step, the fields, the list of customers, the
    /// problem, or the choice between two tabs.
    /// </summary>
    public static ActingNotice? Of(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Kept or StepOutcome.Invalid or StepOutcome.LooksLike or StepOutcome.ChangedElsewhere => null,
        StepOutcome.NeedsSecondPerson => Problem(nameof(SaveCardTexts.OutcomeAboveLimit)),
        StepOutcome.NotAllowed => ActingNotice.NotAllowed,
        StepOutcome.NotFound => Problem(nameof(SaveCardTexts.OutcomeNotFound)),
        StepOutcome.NotNow => Problem(nameof(SaveCardTexts.OutcomeNotNow)),
        StepOutcome.StandsStill { Reason: var reason } => StoppedBy(reason),
        StepOutcome.UnknownCustomer => Problem(nameof(SaveCardTexts.OutcomeUnknownCustomer)),
        StepOutcome.NotReachable => Problem(nameof(SaveCardTexts.OutcomeNotReachable)),
        StepOutcome.Refused refused => Problem(KeyOf(refused.Problem)),
        _ => throw new UnreachableException(),
    };

    /// <summary>What the clerk is told; null when the page shows it by itself.</summary>
    public static ActingNotice? Of(SendOutcome outcome) => outcome switch
    {
        // The row holds the problem, and the reader step shows it.
        SendOutcome.OnReader or SendOutcome.Unknown or SendOutcome.NotSent => null,
        SendOutcome.NeedsSecondPerson => Problem(nameof(SaveCardTexts.OutcomeAboveLimit)),
        SendOutcome.RecordingRuns => Problem(nameof(SaveCardTexts.OutcomeRecordingRuns)),
        SendOutcome.ConsentTooOld => Problem(nameof(SaveCardTexts.OutcomeConsentTooOld)),
        SendOutcome.OtherAmountShown => Problem(nameof(SaveCardTexts.OutcomeOtherAmount)),
        SendOutcome.StandsStill { Reason: var reason } => StoppedBy(reason),
        SendOutcome.NotAllowed => ActingNotice.NotAllowed,
        SendOutcome.NotFound => Problem(nameof(SaveCardTexts.OutcomeNotFound)),
        SendOutcome.NotNow => Problem(nameof(SaveCardTexts.OutcomeNotNow)),
        _ => throw new UnreachableException(),
    };

    /// <summary>What the clerk is told; null when the page shows it by itself.</summary>
    public static ActingNotice? Of(CancelOutcome outcome) => outcome switch
    {
        CancelOutcome.Canceled or CancelOutcome.Unknown => null,
        CancelOutcome.TooLate => Problem(nameof(SaveCardTexts.OutcomeTooLate)),
        CancelOutcome.NotAllowed => ActingNotice.NotAllowed,
        CancelOutcome.NotFound => Problem(nameof(SaveCardTexts.OutcomeNotFound)),
        CancelOutcome.NotNow => Problem(nameof(SaveCardTexts.OutcomeNotNow)),
        _ => throw new UnreachableException(),
    };

    /// <summary>The key of a problem's explanation, one sentence.</summary>
    public static string KeyOf(SetupProblem problem) => $"Problem{ProblemAdvice.For(new ProblemView(problem, null, null)).Words}What";

    private static ActingNotice StoppedBy(StopReason reason) => ActingNotice.Problem(StopText.Of(reason, CultureInfo.CurrentUICulture));

    private static ActingNotice Problem(string key) =>
        ActingNotice.Problem(SaveCardTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!);
}
