using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A reader's current or last action; Stripe keeps one only.</summary>
/// <param name="Status">The status.</param>
/// <param name="SetupIntent">The SetupIntent of the action; null for other kinds of action.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
/// <param name="PaymentIntent">The PaymentIntent of the action; null for other kinds of action.</param>
internal sealed record StripeReaderAction(
    ReaderActionStatus Status, SetupIntentId? SetupIntent, StripeFailure? Failure, PaymentIntentId? PaymentIntent = null);
