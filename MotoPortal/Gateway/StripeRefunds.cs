using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway;

/// <summary>A Refund as Stripe has it now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PaymentIntent">The PaymentIntent that it gives back; null when Stripe does not tell.</param>
/// <param name="Amount">What is given back.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="FailureReason">Why it failed: https://docs.stripe.com/api/refunds/object#refund_object-failure_reason; null when it did not.</param>
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

/// <summary>Where a Refund stands: https://docs.stripe.com/api/refunds/object#refund_object-status</summary>
internal enum StripeRefundStatus
{
    /// <summary>On its way.</summary>
    Pending,

    /// <summary>It wants something of the customer.</summary>
    RequiresAction,

    /// <summary>It went to the bank.</summary>
    Succeeded,

    /// <summary>The bank sent it back; this can come weeks after it went there.</summary>
    Failed,

    /// <summary>It was canceled.</summary>
    Canceled,
}

/// <summary>What a Refund is made from.</summary>
/// <param name="PaymentIntent">The PaymentIntent that is given back, in whole or in part.</param>
/// <param name="Amount">What is given back.</param>
/// <param name="Reason">Stripe's reason: <c>duplicate</c>, <c>fraudulent</c>, <c>requested_by_customer</c>; null for none of these.</param>
/// <param name="Metadata">Our ids.</param>
internal sealed record NewStripeRefund(PaymentIntentId PaymentIntent, Money Amount, string? Reason, ImmutableDictionary<string, string> Metadata);

/// <summary>A Dispute as Stripe has it now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PaymentIntent">The PaymentIntent that is disputed; null when Stripe does not tell.</param>
/// <param name="Amount">How much is disputed.</param>
/// <param name="Reason">Stripe's word for the cardholder's reason.</param>
/// <param name="Status">Stripe's word for where it stands.</param>
/// <param name="DueBy">Until when evidence is taken, UTC; null when none is.</param>
/// <param name="Submissions">How often evidence was handed in.</param>
/// <param name="CreatedAt">When it was opened, UTC.</param>
internal sealed record StripeDispute(
    DisputeId Id,
    PaymentIntentId? PaymentIntent,
    Money Amount,
    string Reason,
    string Status,
    DateTimeOffset? DueBy,
    int Submissions,
    DateTimeOffset CreatedAt);

/// <summary>What was refunded and disputed of late, on the whole account.</summary>
/// <param name="Refunds">The refunds, newest first.</param>
/// <param name="Disputes">The disputes, newest first.</param>
internal sealed record StripeTakenBack(ImmutableArray<StripeRefund> Refunds, ImmutableArray<StripeDispute> Disputes);
