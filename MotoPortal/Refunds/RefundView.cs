using MotoPortal.Primitives;

namespace MotoPortal.Refunds;

/// <summary>One refund.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ChargeId">The charge.</param>
/// <param name="Amount">How much is given back.</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">What was noted; empty for nothing.</param>
/// <param name="Origin">Where it was begun.</param>
/// <param name="State">What is true.</param>
/// <param name="FailureReason">Why it failed or was refused, in Stripe's word; null when it was not, or Stripe does not say.</param>
/// <param name="RequestedBy">Who asked for it; empty for one from elsewhere.</param>
/// <param name="RequestedAt">When, UTC.</param>
/// <param name="ChangedAt">When its state last changed, UTC.</param>
/// <param name="StripeRefund">Stripe's Refund; null until Stripe has told.</param>
public sealed record RefundView(
    ChargeRefundId Id,
    ChargeId ChargeId,
    Money Amount,
    RefundReason Reason,
    string Note,
    RefundOrigin Origin,
    RefundState State,
    string? FailureReason,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset ChangedAt,
    StripeRefundId? StripeRefund);
