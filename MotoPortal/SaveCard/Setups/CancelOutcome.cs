namespace MotoPortal.SaveCard.Setups;

/// <summary>What became of "cancel" while the reader is at work. Closed: only the cases named here exist.</summary>
internal abstract record CancelOutcome
{
    private CancelOutcome()
    {
    }

    /// <summary>The reader has stopped and no card was saved.</summary>
    public sealed record Canceled : CancelOutcome;

    /// <summary>The bank is being asked already; the result comes in a moment.</summary>
    public sealed record TooLate : CancelOutcome;

    /// <summary>It is not known yet whether the reader stopped. Being settled.</summary>
    public sealed record Unknown : CancelOutcome;

    /// <summary>No reader is at work on this setup any more; the page shows where it is.</summary>
    public sealed record NotNow(SetupState State) : CancelOutcome;

    /// <summary>Who acts may not do this; nothing was done.</summary>
    public sealed record NotAllowed : CancelOutcome;
}
