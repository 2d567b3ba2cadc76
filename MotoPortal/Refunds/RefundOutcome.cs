using MotoPortal.Charges.Lifecycle;
using MotoPortal.Primitives;

namespace MotoPortal.Refunds;

/// <summary>The result of a wish to refund. Closed: only the cases named here exist.</summary>
internal abstract record RefundOutcome
{
    private RefundOutcome()
    {
    }

    /// <summary>It was sent; its row says what Stripe answered.</summary>
    public sealed record Started(ChargeRefundId Id) : RefundOutcome;

    /// <summary>The charge is in a state in which nothing can be given back.</summary>
    public sealed record NotNow(ChargeState State) : RefundOutcome;

    /// <summary>It is nothing, in another currency, or more than what is left.</summary>
    public sealed record NotThatMuch(Money Left) : RefundOutcome;

    /// <summary>The person saw another amount than the one that would be given back; nothing was sent.</summary>
    /// <param name="Shown">What they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : RefundOutcome;

    /// <summary>The customer's bank has taken the amount back already, or is about to.</summary>
    public sealed record Disputed : RefundOutcome;

    /// <summary>An earlier refund of the charge that was taken for lost was found at Stripe; nothing more was given back.</summary>
    public sealed record FoundEarlier : RefundOutcome;

    /// <summary>Stripe has to be asked about an earlier refund first, and cannot be asked now; nothing was given back.</summary>
    public sealed record CannotAskStripe : RefundOutcome;

    /// <summary>There is no such charge.</summary>
    public sealed record NotFound : RefundOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : RefundOutcome;
}
