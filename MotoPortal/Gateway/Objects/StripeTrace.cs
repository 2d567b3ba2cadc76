using System.Collections.Immutable;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Gateway.Objects;

/// <summary>An object at Stripe that was made for a row of the portal, as found in a list.</summary>
/// <param name="Id">Stripe's id of the SetupIntent, PaymentIntent, Customer or Refund.</param>
/// <param name="CreatedAt">When Stripe created it, UTC.</param>
/// <param name="Customer">The customer; null for none.</param>
/// <param name="Card">The card that it has saved or charged; null for none.</param>
/// <param name="HasSucceeded">Whether it has succeeded; a customer always has.</param>
/// <param name="Metadata">The metadata.</param>
internal sealed record StripeTrace(
    string Id,
    DateTimeOffset CreatedAt,
    CustomerId? Customer,
    PaymentMethodId? Card,
    bool HasSucceeded,
    ImmutableDictionary<string, string> Metadata)
{
    /// <summary>The amount; null for what has none.</summary>
    public Money? Amount { get; init; }

    /// <summary>Whether it was canceled, so that nothing comes of it.</summary>
    public bool IsCanceled { get; init; }

    /// <summary>The value of a metadata key; null for none.</summary>
    public string? Noted(string key) => Metadata.GetValueOrDefault(key);
}
