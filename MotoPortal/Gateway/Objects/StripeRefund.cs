using System.Collections.Immutable;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Gateway.Objects;

/// <summary>A Refund as Stripe returns it.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="PaymentIntent">The refunded PaymentIntent; null when Stripe does not name it.</param>
/// <param name="Amount">The refunded amount.</param>
/// <param name="Status">The status.</param>
/// <param name="FailureReason">Why it failed: https://docs.stripe.com/api/refunds/object#refund_object-failure_reason; null when it did
/// not.</param>
/// <param name="Reason">Stripe's reason; null for none.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="Metadata">The metadata.</param>
internal sealed record StripeRefund(
    StripeRefundId Id,
    PaymentIntentId? PaymentIntent,
    Money Amount,
    StripeRefundStatus Status,
    string? FailureReason,
    string? Reason,
    DateTimeOffset CreatedAt,
    ImmutableDictionary<string, string> Metadata);
