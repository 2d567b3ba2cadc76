using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>The result of an erasure. Closed: only the cases named here exist.</summary>
internal abstract record ErasureOutcome
{
    private ErasureOutcome()
    {
    }

    /// <summary>The customer is erased here; at Stripe as soon as Stripe answers.</summary>
    /// <param name="Counts">What was erased.</param>
    /// <param name="Withdrawn">The number of consents that were withdrawn.</param>
    public sealed record Erased(ErasedCounts Counts, int Withdrawn) : ErasureOutcome;

    /// <summary>Consents are withdrawn and cards removed; the customer is erased when this charge cannot be disputed any more.</summary>
    /// <param name="ChargeNumber">The charge's number.</param>
    /// <param name="Until">When that is, UTC.</param>
    public sealed record Postponed(string ChargeNumber, DateTimeOffset Until) : ErasureOutcome;

    /// <summary>The typed text is neither the customer's name nor the number of one of their consents.</summary>
    public sealed record NotConfirmed : ErasureOutcome;

    /// <summary>Consents are in force, and their withdrawal was not confirmed.</summary>
    public sealed record StillInForce : ErasureOutcome;

    /// <summary>A reader is asking for the customer's card; it has to be stopped first.</summary>
    /// <param name="Setup">The setup to stop.</param>
    public sealed record CardBeingTaken(CardSetupId Setup) : ErasureOutcome;

    /// <summary>The customer's data is needed for an open case. Nothing was changed.</summary>
    /// <param name="Hold">The obstacle and its deadline.</param>
    public sealed record Held(ErasureHoldView Hold) : ErasureOutcome;

    /// <summary>The customer was erased before.</summary>
    public sealed record AlreadyErased : ErasureOutcome;

    /// <summary>There is no such customer.</summary>
    public sealed record NotFound : ErasureOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : ErasureOutcome;
}
