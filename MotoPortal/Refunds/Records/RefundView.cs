using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Refunds.Records;

/// <summary>One refund.</summary>
/// <param name="Id">The id.</param>
/// <param name="ChargeId">The charge.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Note">The note; empty for none.</param>
/// <param name="Origin">Where it was made.</param>
/// <param name="State">The state.</param>
/// <param name="FailureReason">Stripe's value for why it failed or was refused; null when it was not, or Stripe does not say.</param>
/// <param name="RequestedBy">The name of the person who asked for it; empty for one made elsewhere.</param>
/// <param name="RequestedAt">When it was asked for, UTC.</param>
/// <param name="ChangedAt">When its state last changed, UTC.</param>
/// <param name="StripeRefund">Stripe's Refund; null until Stripe has answered.</param>
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
