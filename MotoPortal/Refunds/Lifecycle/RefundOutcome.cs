using MotoPortal.Charges.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Refunds.Lifecycle;

/// <summary>The result of a request for a refund. Closed: only the cases named here exist.</summary>
internal abstract record RefundOutcome
{
    private RefundOutcome()
    {
    }

    /// <summary>It was sent; its row holds Stripe's answer.</summary>
    public sealed record Started(ChargeRefundId Id) : RefundOutcome;

    /// <summary>The charge's state does not allow refunds.</summary>
    public sealed record NotNow(ChargeState State) : RefundOutcome;

    /// <summary>The amount is zero, in another currency, or more than what is left.</summary>
    public sealed record InvalidAmount(Money Left) : RefundOutcome;

    /// <summary>The person saw another amount than the one that would be refunded; nothing was sent.</summary>
    /// <param name="Shown">The amount that they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : RefundOutcome;

    /// <summary>The customer's bank has taken the amount back, or is about to.</summary>
    public sealed record Disputed : RefundOutcome;

    /// <summary>An earlier refund of the charge that was considered lost was found at Stripe; nothing was refunded.</summary>
    public sealed record FoundEarlier : RefundOutcome;

    /// <summary>Stripe has to be read about an earlier refund, and cannot be reached; nothing was refunded.</summary>
    public sealed record CannotAskStripe : RefundOutcome;

    /// <summary>There is no such charge.</summary>
    public sealed record NotFound : RefundOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : RefundOutcome;
}
