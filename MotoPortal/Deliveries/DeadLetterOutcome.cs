namespace MotoPortal.Deliveries;

/// <summary>The result of replaying events or setting one aside. Closed: only the cases named here exist.</summary>
internal abstract record DeadLetterOutcome
{
    private DeadLetterOutcome()
    {
    }

    /// <summary>They are tried again from now on.</summary>
    /// <param name="Events">How many.</param>
    public sealed record Replayed(int Events) : DeadLetterOutcome;

    /// <summary>It is not listed any more.</summary>
    public sealed record SetAside : DeadLetterOutcome;

    /// <summary>Stripe does not have this event, or not in a form that can be read; it stays as it is.</summary>
    public sealed record NotAtStripe : DeadLetterOutcome;

    /// <summary>The event has to be read at Stripe, and cannot be now; it stays as it is.</summary>
    public sealed record CannotAskStripe : DeadLetterOutcome;

    /// <summary>There is no such event, or it is not given up any more; nothing was done.</summary>
    public sealed record NotFound : DeadLetterOutcome;

    /// <summary>The acting person is not an administrator, or not any more; nothing was done.</summary>
    public sealed record NotAllowed : DeadLetterOutcome;
}
