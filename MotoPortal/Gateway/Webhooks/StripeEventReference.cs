using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>The ids of Stripe's objects that an event is about.</summary>
/// <param name="Type">Stripe's event type.</param>
/// <param name="SetupIntent">The SetupIntent; null for none.</param>
/// <param name="PaymentMethod">The PaymentMethod; null for none.</param>
/// <param name="PaymentIntent">The PaymentIntent, also that of a Charge, Refund or Dispute; null for none.</param>
/// <param name="Refund">The Refund; null for none.</param>
/// <param name="Dispute">The Dispute; null for none.</param>
/// <param name="Customer">The Customer, of an event about a customer; null for none.</param>
internal sealed record StripeEventReference(
    string Type, SetupIntentId? SetupIntent, PaymentMethodId? PaymentMethod, PaymentIntentId? PaymentIntent =
        null, StripeRefundId? Refund = null, DisputeId? Dispute = null,
    CustomerId? Customer = null);
