using MotoPortal.Accounts.Roles;


namespace MotoPortal.SaveCard.States;

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

    /// <summary>There is no such setup, or it belongs to a store in which the acting person does not work; nothing was done.</summary>
    public sealed record NotFound : CancelOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : CancelOutcome;

    /// <summary>Why the actor may not act on the setup.</summary>
    public static CancelOutcome Of(Permission refusal) => refusal is Permission.NotFound ? new NotFound() : new NotAllowed();
}
