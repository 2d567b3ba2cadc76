using System.Collections.Immutable;
using MotoPortal.Gateway.Webhooks;

namespace MotoPortal.Tests.Support;

/// <summary>Hands an event to a room as the worker does when it is alone.</summary>
internal static class EventHandlers
{
    /// <summary>Applies one event that has just come.</summary>
    public static Task ApplyAsync(
        this IStripeEventHandler handler, StripeEventReference notice, CancellationToken cancellationToken) =>
        handler.ApplyAsync(
            new StripeEventBatch(
                ImmutableHashSet.Create(StringComparer.Ordinal, notice.Type),
                TimeProvider.System.GetUtcNow(),
                notice.SetupIntent,
                notice.PaymentMethod,
                notice.PaymentIntent,
                notice.Customer),
            cancellationToken);
}
