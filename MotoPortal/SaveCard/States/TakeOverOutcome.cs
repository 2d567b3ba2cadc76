using MotoPortal.Accounts.Roles;

namespace MotoPortal.SaveCard.States;

/// <summary>The result of taking over a reader that another setup holds. Closed: only the cases named here exist.</summary>
internal abstract record TakeOverOutcome
{
    private TakeOverOutcome()
    {
    }

    /// <summary>The reader has stopped for the other setup and is free; no card was saved there.</summary>
    public sealed record Free : TakeOverOutcome;

    /// <summary>The bank is being asked about the other customer's card already; the reader is free in a moment.</summary>
    public sealed record TooLate : TakeOverOutcome;

    /// <summary>Whether the reader has stopped is not known yet. It is being settled.</summary>
    public sealed record Unknown : TakeOverOutcome;

    /// <summary>Another setup than the one that the person saw holds the reader by now; nothing was done.</summary>
    public sealed record HeldByAnother : TakeOverOutcome;

    /// <summary>There is no such setup or reader in the acting person's stores; nothing was done.</summary>
    public sealed record NotFound : TakeOverOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : TakeOverOutcome;

    /// <summary>Why the actor may not act on a setup.</summary>
    public static TakeOverOutcome Of(Permission refusal) => refusal is Permission.NotFound ? new NotFound() : new NotAllowed();
}
