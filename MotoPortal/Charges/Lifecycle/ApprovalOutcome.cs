using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The result of allowing a charge. Closed: only the cases named here exist.</summary>
internal abstract record ApprovalOutcome
{
    private ApprovalOutcome()
    {
    }

    /// <summary>It was sent, and the row says what came of it.</summary>
    public sealed record Sent : ApprovalOutcome;

    /// <summary>Nobody allows what they have asked for themselves.</summary>
    public sealed record SamePerson : ApprovalOutcome;

    /// <summary>It does not wait for anybody any more.</summary>
    public sealed record NotNow(ChargeState State) : ApprovalOutcome;

    /// <summary>The second person saw another amount than the one that would be charged; nothing was sent.</summary>
    /// <param name="Shown">What they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : ApprovalOutcome;

    /// <summary>
    /// An earlier charge under the consent that was taken for lost was found at Stripe; nothing was sent, and it still waits.
    /// </summary>
    public sealed record FoundEarlier : ApprovalOutcome;

    /// <summary>Stripe has to be asked before this charge, and cannot be asked now; nothing was sent, and it still waits.</summary>
    public sealed record CannotAskStripe : ApprovalOutcome;

    /// <summary>What nobody may lift stands against it by now; nothing was sent.</summary>
    public sealed record Refused(ImmutableArray<ClauseBreach> Breaches) : ApprovalOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : ApprovalOutcome;
}
