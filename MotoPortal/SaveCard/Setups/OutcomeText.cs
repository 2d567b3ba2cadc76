using System.Diagnostics;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The messages for the outcomes of a clerk's actions that the page does not show otherwise.</summary>
internal static class OutcomeText
{
    /// <summary>
    /// The key of the message; null when the page shows the outcome otherwise: the next step, the fields, the list of customers, or the
    /// problem.
    /// </summary>
    public static string? KeyOf(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Kept or StepOutcome.Invalid or StepOutcome.LooksLike => null,
        StepOutcome.NotAllowed => nameof(SaveCardTexts.OutcomeNotAllowed),
        StepOutcome.NotNow => nameof(SaveCardTexts.OutcomeNotNow),
        StepOutcome.UnknownCustomer => nameof(SaveCardTexts.OutcomeUnknownCustomer),
        StepOutcome.NotReachable => nameof(SaveCardTexts.OutcomeNotReachable),
        StepOutcome.Refused refused => KeyOf(refused.Problem),
        _ => throw new UnreachableException(),
    };

    /// <summary>The key of the message; null when the page shows the outcome otherwise.</summary>
    public static string? KeyOf(SendOutcome outcome) => outcome switch
    {
        // The row holds the problem, and the reader step shows it.
        SendOutcome.OnReader or SendOutcome.Unknown or SendOutcome.NotSent => null,
        SendOutcome.RecordingRuns => nameof(SaveCardTexts.OutcomeRecordingRuns),
        SendOutcome.ConsentTooOld => nameof(SaveCardTexts.OutcomeConsentTooOld),
        SendOutcome.OtherAmountShown => nameof(SaveCardTexts.OutcomeOtherAmount),
        SendOutcome.NotAllowed => nameof(SaveCardTexts.OutcomeNotAllowed),
        SendOutcome.NotNow => nameof(SaveCardTexts.OutcomeNotNow),
        _ => throw new UnreachableException(),
    };

    /// <summary>The key of the message; null when the page shows the outcome otherwise.</summary>
    public static string? KeyOf(CancelOutcome outcome) => outcome switch
    {
        CancelOutcome.Canceled or CancelOutcome.Unknown => null,
        CancelOutcome.TooLate => nameof(SaveCardTexts.OutcomeTooLate),
        CancelOutcome.NotAllowed => nameof(SaveCardTexts.OutcomeNotAllowed),
        CancelOutcome.NotNow => nameof(SaveCardTexts.OutcomeNotNow),
        _ => throw new UnreachableException(),
    };

    /// <summary>The key of a problem's explanation, one sentence.</summary>
    public static string KeyOf(SetupProblem problem) => $"Problem{ProblemAdvice.For(new ProblemView(problem, null, null)).Words}What";
}
