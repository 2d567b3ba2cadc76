using System.Collections.Immutable;

namespace MotoPortal.Gateway.Objects;

/// <summary>The first objects of a list at Stripe.</summary>
/// <param name="Items">The objects.</param>
/// <param name="HasMore">Whether Stripe has more than these.</param>
internal sealed record StripeMatches<T>(ImmutableArray<T> Items, bool HasMore);
