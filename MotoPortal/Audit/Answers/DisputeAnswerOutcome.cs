namespace MotoPortal.Audit.Answers;

/// <summary>What became of a request about the answer to a dispute. Closed: only the cases named here exist.</summary>
internal abstract record DisputeAnswerOutcome
{
    private DisputeAnswerOutcome()
    {
    }

    /// <summary>It was read, staged or submitted; the dispute is now so.</summary>
    public sealed record Given(DisputeAnswerView View) : DisputeAnswerOutcome;

    /// <summary>Another evidence stands at Stripe than the person has read; nothing was sent.</summary>
    public sealed record ChangedMeanwhile(DisputeAnswerView View) : DisputeAnswerOutcome;

    /// <summary>The bank takes no evidence at this time.</summary>
    public sealed record NotNow(DisputeAnswerView View) : DisputeAnswerOutcome;

    /// <summary>Stripe refused the evidence.</summary>
    /// <param name="Code">Stripe's code; null for none.</param>
    public sealed record Refused(string? Code) : DisputeAnswerOutcome;

    /// <summary>The portal does not have the file, or no longer; nothing was sent.</summary>
    public sealed record FileGone : DisputeAnswerOutcome;

    /// <summary>With this file, all together are larger than Stripe takes; nothing was sent.</summary>
    public sealed record FilesTooLarge : DisputeAnswerOutcome;

    /// <summary>Stripe could not be reached; nothing was sent.</summary>
    public sealed record CannotAskStripe : DisputeAnswerOutcome;

    /// <summary>Stripe's answer was lost; whether the evidence arrived has to be read.</summary>
    public sealed record Unknown : DisputeAnswerOutcome;

    /// <summary>There is no such dispute.</summary>
    public sealed record NotFound : DisputeAnswerOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : DisputeAnswerOutcome;
}
