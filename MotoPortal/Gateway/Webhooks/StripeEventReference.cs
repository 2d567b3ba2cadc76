using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>What an event speaks of.</summary>
/// <param name="Type">Stripe's type of event.</param>
/// <param name="SetupIntent">The SetupIntent; null when it speaks of none.</param>
/// <param name="PaymentMethod">The PaymentMethod; null when it speaks of none.</param>
/// <param name="PaymentIntent">The PaymentIntent that it, its Charge, its Refund or its Dispute belongs to; null when it speaks of
/// none.</param>
/// <param name="Refund">The Refund; null when it speaks of none.</param>
/// <param name="Dispute">The Dispute; null when it speaks of none.</param>
internal sealed record StripeEventReference(
    string Type, SetupIntentId? SetupIntent, PaymentMethodId? PaymentMethod, PaymentIntentId? PaymentIntent =
        null, StripeRefundId? Refund = null, DisputeId? Dispute = null);
