using System.Collections.Immutable;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Restores;

namespace MotoPortal.SaveCard.States;

/// <summary>The result of "send to reader". Closed: only the cases named here exist.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The reader accepted the command.</summary>
    public sealed record OnReader : SendOutcome;

    /// <summary>The reader did not accept it, and nothing was started; the page shows why.</summary>
    public sealed record NotSent(SetupProblem Problem) : SendOutcome;

    /// <summary>The call may be recorded, and the clerk has not confirmed that the recording stopped; nothing was sent.</summary>
    public sealed record RecordingRuns : SendOutcome;

    /// <summary>The consent is too old to belong to this call; nothing was sent. The terms must be read again.</summary>
    public sealed record ConsentTooOld : SendOutcome;

    /// <summary>The person saw another amount than the one that would be charged; nothing was sent.</summary>
    /// <param name="Shown">The amount that they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : SendOutcome;

    /// <summary>The amount is above what the person may take alone, and no second person has approved it; nothing was sent.</summary>
    /// <param name="Amount">The amount.</param>
    /// <param name="Breaches">The limits that it exceeds.</param>
    public sealed record NeedsSecondPerson(Money Amount, ImmutableArray<ClauseBreach> Breaches) : SendOutcome;

    /// <summary>Whether the reader has the command is not known. It is being settled; do not send again.</summary>
    public sealed record Unknown : SendOutcome;

    /// <summary>The setup's state does not allow this any more; the page shows its state.</summary>
    public sealed record NotNow(SetupState State) : SendOutcome;

    /// <summary>Saving and charging stand still; nothing was stored or sent.</summary>
    public sealed record StandsStill(StopReason Reason) : SendOutcome;

    /// <summary>There is no such setup, or it belongs to a store in which the acting person does not work; nothing was done.</summary>
    public sealed record NotFound : SendOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : SendOutcome;

    /// <summary>Why the actor may not act on the setup.</summary>
    public static SendOutcome Of(Permission refusal) => refusal is Permission.NotFound ? new NotFound() : new NotAllowed();
}
