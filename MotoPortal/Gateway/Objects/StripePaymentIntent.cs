using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A PaymentIntent as Stripe has it now, with its last Charge and its card.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Amount">What is to be charged.</param>
/// <param name="TakesCards">Whether <c>payment_method_types</c> holds <c>card</c>.</param>
/// <param name="Customer">The customer it is for.</param>
/// <param name="Card">The card; null until one was presented, or when Stripe does not tell.</param>
/// <param name="LatestCharge">The last Charge, succeeded or failed; null before the first.</param>
/// <param name="LastFailure">Why the last try failed; null when none did.</param>
/// <param name="CountedAsMoto">What the last Charge says of mail and telephone order; null when it does not say.</param>
/// <param name="AmountRefundedMinorUnits">What was refunded of it.</param>
/// <param name="IsDisputed">Whether the cardholder disputes it.</param>
/// <param name="Metadata">Whatever was noted on it; null for nothing.</param>
internal sealed record StripePaymentIntent(
    PaymentIntentId Id,
    PaymentIntentStatus Status,
    Money Amount,
    bool TakesCards,
    CustomerId? Customer,
    StripeCard? Card,
    StripeChargeId? LatestCharge,
    StripeFailure? LastFailure,
    bool? CountedAsMoto,
    long AmountRefundedMinorUnits,
    bool IsDisputed,
    ImmutableDictionary<string, string>? Metadata = null)
{
    /// <summary>Whether it was noted on it that it is this one of ours.</summary>
    public bool IsNoted(string key, string value) => string.Equals(Metadata?.GetValueOrDefault(key), value, StringComparison.Ordinal);
}
