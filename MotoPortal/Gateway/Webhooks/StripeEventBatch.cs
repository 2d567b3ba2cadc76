using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>
/// Events about one subject, applied together: each is only a reason to read Stripe, so that one read answers all of them.
/// </summary>
/// <param name="Types">Stripe's event types.</param>
/// <param name="Since">Since when the first of them is tried, UTC: when it was received, or when a person replayed it.</param>
/// <param name="SetupIntent">The SetupIntent; null for none.</param>
/// <param name="PaymentMethod">The PaymentMethod; null for none.</param>
/// <param name="PaymentIntent">The PaymentIntent, also that of a Charge, Refund or Dispute; null for none.</param>
/// <param name="Customer">The Customer, of events about a customer; null for none.</param>
internal sealed record StripeEventBatch(
    ImmutableHashSet<string> Types,
    DateTimeOffset Since,
    SetupIntentId? SetupIntent = null,
    PaymentMethodId? PaymentMethod = null,
    PaymentIntentId? PaymentIntent = null,
    CustomerId? Customer = null)
{
    /// <summary>The events of one subject.</summary>
    public static StripeEventBatch Of(IReadOnlyCollection<StripeEventRow> rows) => new(
        [.. rows.Select(row => row.Type)],
        rows.Min(row => row.TriedSince),
        rows.Select(row => row.SetupIntent).FirstOrDefault(id => id is not null),
        rows.Select(row => row.PaymentMethod).FirstOrDefault(id => id is not null),
        rows.Select(row => row.PaymentIntent).FirstOrDefault(id => id is not null),
        rows.Select(row => row.Customer).FirstOrDefault(id => id is not null));
}
