using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A SetupIntent as Stripe returns it, with its last attempt and its PaymentMethod.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Status">The status.</param>
/// <param name="TakesCards">Whether <c>payment_method_types</c> contains <c>card</c>.</param>
/// <param name="Customer">The customer.</param>
/// <param name="LatestAttempt">The last SetupAttempt; null before the first.</param>
/// <param name="LastFailure">Why the last try failed; null when it did not.</param>
/// <param name="Card">The saved card; null until there is one.</param>
/// <param name="CountedAsMoto">Whether the last attempt counts as a mail or telephone order; null when Stripe does not say.</param>
/// <param name="Metadata">The metadata; null for none.</param>
internal sealed record StripeSetupIntent(
    SetupIntentId Id,
    SetupIntentStatus Status,
    bool TakesCards,
    CustomerId? Customer,
    SetupAttemptId? LatestAttempt,
    StripeFailure? LastFailure,
    StripeCard? Card,
    bool? CountedAsMoto,
    ImmutableDictionary<string, string>? Metadata = null)
{
    /// <summary>Whether the metadata has this value.</summary>
    public bool IsNoted(string key, string value) => string.Equals(Metadata?.GetValueOrDefault(key), value, StringComparison.Ordinal);
}
