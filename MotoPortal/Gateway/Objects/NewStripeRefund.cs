using System.Collections.Immutable;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Gateway.Objects;

/// <summary>The data of a new Refund.</summary>
/// <param name="PaymentIntent">The PaymentIntent to refund, in whole or in part.</param>
/// <param name="Amount">The amount to refund.</param>
/// <param name="Reason">Stripe's reason: <c>duplicate</c>, <c>fraudulent</c>, <c>requested_by_customer</c>; null for none of these.</param>
/// <param name="Metadata">The portal's ids.</param>
internal sealed record NewStripeRefund(
    PaymentIntentId PaymentIntent, Money Amount, string? Reason, ImmutableDictionary<string, string> Metadata);
