using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The result of asking for a charge. Closed: only the cases named here exist.</summary>
internal abstract record ChargeOutcome
{
    private ChargeOutcome()
    {
    }

    /// <summary>It was sent, and the row says what came of it; also when the very same charge was asked for before.</summary>
    public sealed record Started(ChargeId Id) : ChargeOutcome;

    /// <summary>The consent does not cover it; nothing was sent.</summary>
    public sealed record Refused(ImmutableArray<ClauseBreach> Breaches) : ChargeOutcome;

    /// <summary>The person saw another amount than the one that would be charged; nothing was sent.</summary>
    /// <param name="Shown">What they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : ChargeOutcome;

    /// <summary>
    /// An earlier charge under the consent that was taken for lost was found at Stripe, charged or on its way; nothing was sent.
    /// What is asked for now may be the very same, so a person looks first.
    /// </summary>
    /// <param name="Id">The earlier charge.</param>
    public sealed record FoundEarlier(ChargeId Id) : ChargeOutcome;

    /// <summary>
    /// Stripe has to be asked about an earlier charge or about the card before this one, and cannot be asked now; nothing was sent.
    /// </summary>
    public sealed record CannotAskStripe : ChargeOutcome;

    /// <summary>A second person has to allow it; nothing was sent.</summary>
    public sealed record AwaitsApproval(ChargeId Id) : ChargeOutcome;

    /// <summary>There is no such consent, or no card under it.</summary>
    public sealed record NotFound : ChargeOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : ChargeOutcome;
}
