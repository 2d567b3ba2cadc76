using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>What became of asking for a charge. Closed: only the cases named here exist.</summary>
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

    /// <summary>Stripe has to be asked about an earlier charge or about the card before this one, and cannot be asked now; nothing was sent.</summary>
    public sealed record CannotAskStripe : ChargeOutcome;

    /// <summary>A second person has to allow it; nothing was sent.</summary>
    public sealed record AwaitsApproval(ChargeId Id) : ChargeOutcome;

    /// <summary>There is no such consent, or no card under it.</summary>
    public sealed record NotFound : ChargeOutcome;
}

/// <summary>What became of allowing a charge. Closed: only the cases named here exist.</summary>
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

    /// <summary>An earlier charge under the consent that was taken for lost was found at Stripe; nothing was sent, and it still waits.</summary>
    public sealed record FoundEarlier : ApprovalOutcome;

    /// <summary>Stripe has to be asked before this charge, and cannot be asked now; nothing was sent, and it still waits.</summary>
    public sealed record CannotAskStripe : ApprovalOutcome;

    /// <summary>What nobody may lift stands against it by now; nothing was sent.</summary>
    public sealed record Refused(ImmutableArray<ClauseBreach> Breaches) : ApprovalOutcome;
}

/// <summary>What became of taking an amount that the bank holds. Closed: only the cases named here exist.</summary>
internal abstract record CaptureOutcome
{
    private CaptureOutcome()
    {
    }

    /// <summary>Stripe was asked, and the row says what is true.</summary>
    public sealed record Asked : CaptureOutcome;

    /// <summary>The bank holds no amount of this charge.</summary>
    public sealed record NotHeld : CaptureOutcome;

    /// <summary>The person saw another amount than the one that is held; nothing was asked of Stripe.</summary>
    /// <param name="Shown">What they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : CaptureOutcome;
}

/// <summary>What would become of a charge, before anybody sends it.</summary>
/// <param name="Verdict">Whether the consent covers it.</param>
/// <param name="Recap">The charge in one sentence, in the language of who asks.</param>
internal sealed record ChargePreview(ChargeVerdict Verdict, string Recap);
