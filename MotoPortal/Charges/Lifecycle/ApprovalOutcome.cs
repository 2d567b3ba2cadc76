using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Restores;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The result of approving a charge. Closed: only the cases named here exist.</summary>
internal abstract record ApprovalOutcome
{
    private ApprovalOutcome()
    {
    }

    /// <summary>The charge was sent; its row holds the result.</summary>
    public sealed record Sent : ApprovalOutcome;

    /// <summary>The second person is the one who asked for the charge.</summary>
    public sealed record SamePerson : ApprovalOutcome;

    /// <summary>The charge does not wait for approval any more.</summary>
    public sealed record NotNow(ChargeState State) : ApprovalOutcome;

    /// <summary>The second person saw another amount than the one that would be charged; nothing was sent.</summary>
    /// <param name="Shown">The amount that they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : ApprovalOutcome;

    /// <summary>
    /// An earlier charge under the consent that was considered lost was found at Stripe; nothing was sent, and the charge still waits.
    /// </summary>
    public sealed record FoundEarlier : ApprovalOutcome;

    /// <summary>Stripe has to be read before this charge, and cannot be reached; nothing was sent, and the charge still waits.</summary>
    public sealed record CannotAskStripe : ApprovalOutcome;

    /// <summary>A clause that cannot be overridden forbids the charge by now; nothing was sent.</summary>
    public sealed record Refused(ImmutableArray<ClauseBreach> Breaches) : ApprovalOutcome;

    /// <summary>The second person does not work in the charge's store; nothing was sent.</summary>
    public sealed record OtherStore : ApprovalOutcome;

    /// <summary>There is no such charge, or it belongs to a store in which the acting person does not work; nothing was done.</summary>
    public sealed record NotFound : ApprovalOutcome;

    /// <summary>Charging stands still; nothing was sent.</summary>
    public sealed record StandsStill(StopReason Reason) : ApprovalOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : ApprovalOutcome;
}
