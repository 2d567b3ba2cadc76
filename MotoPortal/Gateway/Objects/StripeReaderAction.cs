using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>What a reader does or did last; Stripe keeps one only.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="SetupIntent">The SetupIntent it works on; null for other kinds of action.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
/// <param name="PaymentIntent">The PaymentIntent it works on; null for other kinds of action.</param>
internal sealed record StripeReaderAction(
    ReaderActionStatus Status, SetupIntentId? SetupIntent, StripeFailure? Failure, PaymentIntentId? PaymentIntent = null);
