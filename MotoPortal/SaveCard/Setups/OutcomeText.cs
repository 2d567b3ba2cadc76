using System.Diagnostics;

namespace MotoPortal.SaveCard.Setups;

/// <summary>Says in words what became of something that the clerk asked for, where the page itself does not show it.</summary>
internal static class OutcomeText
{
    /// <summary>The key of the sentence; null when the page shows it by itself: the next step, the fields, the list of customers, or the problem.</summary>
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

    /// <summary>The key of the sentence; null when the page shows it by itself.</summary>
    public static string? KeyOf(SendOutcome outcome) => outcome switch
    {
        // The row carries the problem, and the reader step draws it with what to say and do.
        SendOutcome.OnReader or SendOutcome.Unknown or SendOutcome.NotSent => null,
        SendOutcome.RecordingRuns => nameof(SaveCardTexts.OutcomeRecordingRuns),
        SendOutcome.ConsentTooOld => nameof(SaveCardTexts.OutcomeConsentTooOld),
        SendOutcome.OtherAmountShown => nameof(SaveCardTexts.OutcomeOtherAmount),
        SendOutcome.NotAllowed => nameof(SaveCardTexts.OutcomeNotAllowed),
        SendOutcome.NotNow => nameof(SaveCardTexts.OutcomeNotNow),
        _ => throw new UnreachableException(),
    };

    /// <summary>The key of the sentence; null when the page shows it by itself.</summary>
    public static string? KeyOf(CancelOutcome outcome) => outcome switch
    {
        CancelOutcome.Canceled or CancelOutcome.Unknown => null,
        CancelOutcome.TooLate => nameof(SaveCardTexts.OutcomeTooLate),
        CancelOutcome.NotAllowed => nameof(SaveCardTexts.OutcomeNotAllowed),
        CancelOutcome.NotNow => nameof(SaveCardTexts.OutcomeNotNow),
        _ => throw new UnreachableException(),
    };

    /// <summary>The key of what a problem means, in one sentence.</summary>
    public static string KeyOf(SetupProblem problem) => $"Problem{ProblemAdvice.For(new ProblemView(problem, null, null)).Words}What";
}
