using System.Collections.Immutable;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Gateway.Objects;

/// <summary>A PaymentIntent as Stripe returns it, with its last Charge and its card.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Status">The status.</param>
/// <param name="Amount">The amount to charge.</param>
/// <param name="TakesCards">Whether <c>payment_method_types</c> contains <c>card</c>.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Card">The card; null before one was presented, or when Stripe does not name it.</param>
/// <param name="LatestCharge">The last Charge, succeeded or failed; null before the first.</param>
/// <param name="LastFailure">Why the last try failed; null when it did not.</param>
/// <param name="CountedAsMoto">Whether the last Charge counts as a mail or telephone order; null when Stripe does not say.</param>
/// <param name="AmountRefundedMinorUnits">The refunded amount, in minor units.</param>
/// <param name="IsDisputed">Whether it is disputed.</param>
/// <param name="Metadata">The metadata; null for none.</param>
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
    /// <summary>The description; empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>When Stripe created it, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether the metadata has this value.</summary>
    public bool IsNoted(string key, string value) => string.Equals(Metadata?.GetValueOrDefault(key), value, StringComparison.Ordinal);
}
