using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A Refund as Stripe has it now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PaymentIntent">The PaymentIntent that it gives back; null when Stripe does not tell.</param>
/// <param name="Amount">What is given back.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="FailureReason">Why it failed: https://docs.stripe.com/api/refunds/object#refund_object-failure_reason; null when it did
/// not.</param>
/// <param name="Reason">Stripe's reason for it; null for none.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="Metadata">Whatever was noted on it.</param>
internal sealed record StripeRefund(
    StripeRefundId Id,
    PaymentIntentId? PaymentIntent,
    Money Amount,
    StripeRefundStatus Status,
    string? FailureReason,
    string? Reason,
    DateTimeOffset CreatedAt,
    ImmutableDictionary<string, string> Metadata);
