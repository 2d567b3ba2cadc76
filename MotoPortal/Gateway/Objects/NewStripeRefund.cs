using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>What a Refund is made from.</summary>
/// <param name="PaymentIntent">The PaymentIntent that is given back, in whole or in part.</param>
/// <param name="Amount">What is given back.</param>
/// <param name="Reason">Stripe's reason: <c>duplicate</c>, <c>fraudulent</c>, <c>requested_by_customer</c>; null for none of these.</param>
/// <param name="Metadata">Our ids.</param>
internal sealed record NewStripeRefund(
    PaymentIntentId PaymentIntent, Money Amount, string? Reason, ImmutableDictionary<string, string> Metadata);
