namespace MotoPortal.SaveCard.Setups;

/// <summary>The result of "cancel" while a reader is active. Closed: only the cases named here exist.</summary>
internal abstract record CancelOutcome
{
    private CancelOutcome()
    {
    }

    /// <summary>The reader has stopped and no card was saved.</summary>
    public sealed record Canceled : CancelOutcome;

    /// <summary>The bank is being asked already; its answer comes in a moment.</summary>
    public sealed record TooLate : CancelOutcome;

    /// <summary>Whether the reader stopped is not known yet. It is being settled.</summary>
    public sealed record Unknown : CancelOutcome;

    /// <summary>No reader is active for this setup any more; the page shows its state.</summary>
    public sealed record NotNow(SetupState State) : CancelOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : CancelOutcome;
}
