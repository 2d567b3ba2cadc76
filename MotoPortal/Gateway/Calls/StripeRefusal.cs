using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Calls;

/// <summary>Why Stripe refused.</summary>
/// <param name="Reason">The reason, as far as the portal tells reasons apart.</param>
/// <param name="Code">Stripe's error code, for the log.</param>
/// <param name="RequestId">Stripe's id of the request, for the log and for Stripe's support.</param>
/// <param name="Failure">What the bank said; null unless it declined.</param>
/// <param name="PaymentIntent">The PaymentIntent that was declined; null unless Stripe names one.</param>
internal sealed record StripeRefusal(
    RefusalReason Reason, string? Code, string? RequestId, StripeFailure? Failure = null, PaymentIntentId? PaymentIntent = null);
