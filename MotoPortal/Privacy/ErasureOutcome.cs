using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>The result of an erasure. Closed: only the cases named here exist.</summary>
internal abstract record ErasureOutcome
{
    private ErasureOutcome()
    {
    }

    /// <summary>It is done here; at Stripe it is done as soon as Stripe answers.</summary>
    /// <param name="Counts">How much was erased.</param>
    /// <param name="Withdrawn">How many consents were withdrawn with it.</param>
    public sealed record Erased(ErasedCounts Counts, int Withdrawn) : ErasureOutcome;

    /// <summary>What was typed is neither the customer's name nor the number of one of their consents.</summary>
    public sealed record NotConfirmed : ErasureOutcome;

    /// <summary>Consents still stand, and it was not said that they are to be withdrawn.</summary>
    public sealed record StillInForce : ErasureOutcome;

    /// <summary>A reader is asking for the customer's card at this moment; it has to be stopped first.</summary>
    /// <param name="Setup">The setup to stop.</param>
    public sealed record CardBeingTaken(CardSetupId Setup) : ErasureOutcome;

    /// <summary>Their data are needed for something that is not decided yet. Nothing was changed.</summary>
    /// <param name="Hold">For what, and until when.</param>
    public sealed record Held(ErasureHoldView Hold) : ErasureOutcome;

    /// <summary>They were erased before.</summary>
    public sealed record AlreadyErased : ErasureOutcome;

    /// <summary>There is no such customer.</summary>
    public sealed record NotFound : ErasureOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : ErasureOutcome;
}
