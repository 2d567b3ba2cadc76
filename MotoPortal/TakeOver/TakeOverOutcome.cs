namespace MotoPortal.TakeOver;

/// <summary>The result of taking over from Stripe. Closed: only the cases named here exist.</summary>
internal abstract record TakeOverOutcome
{
    private TakeOverOutcome()
    {
    }

    /// <summary>It is done; charging goes on.</summary>
    public sealed record Done : TakeOverOutcome;

    /// <summary>Stripe cannot be reached. What was taken over so far stays, and charging still stands still.</summary>
    public sealed record CannotAskStripe : TakeOverOutcome;

    /// <summary>The database is no restored copy, or has been taken over.</summary>
    public sealed record NotNow : TakeOverOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : TakeOverOutcome;
}
