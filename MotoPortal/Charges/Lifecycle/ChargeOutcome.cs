using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Restores;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The result of asking for a charge. Closed: only the cases named here exist.</summary>
internal abstract record ChargeOutcome
{
    private ChargeOutcome()
    {
    }

    /// <summary>The charge was sent and its row holds the result; also when the same charge was requested before.</summary>
    public sealed record Started(ChargeId Id) : ChargeOutcome;

    /// <summary>The consent does not cover it; nothing was sent.</summary>
    public sealed record Refused(ImmutableArray<ClauseBreach> Breaches) : ChargeOutcome;

    /// <summary>The person saw another amount than the one that would be charged; nothing was sent.</summary>
    /// <param name="Shown">The amount that they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : ChargeOutcome;

    /// <summary>
    /// An earlier charge under the consent that was considered lost was found at Stripe, charged or in progress; nothing was sent. It may
    /// be the same charge, so a person has to look first.
    /// </summary>
    /// <param name="Id">The earlier charge.</param>
    public sealed record FoundEarlier(ChargeId Id) : ChargeOutcome;

    /// <summary>Stripe has to be read about an earlier charge or about the card, and cannot be reached; nothing was sent.</summary>
    public sealed record CannotAskStripe : ChargeOutcome;

    /// <summary>A second person has to approve it; nothing was sent.</summary>
    public sealed record AwaitsApproval(ChargeId Id) : ChargeOutcome;

    /// <summary>There is no such consent, or it has no card.</summary>
    public sealed record NotFound : ChargeOutcome;

    /// <summary>Charging stands still; nothing was sent.</summary>
    public sealed record StandsStill(StopReason Reason) : ChargeOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : ChargeOutcome;
}
