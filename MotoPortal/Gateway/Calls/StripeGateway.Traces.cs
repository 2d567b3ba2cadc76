using System.Collections.Immutable;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using Stripe;

namespace MotoPortal.Gateway.Calls;

/// <content>Lists of what the portal has left at Stripe, for comparisons with its own rows.</content>
internal sealed partial class StripeGateway
{
    /// <summary>All SetupIntents of a customer, newest first.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeTrace>>> TraceSetupIntentsAsync(
        CustomerId customer, CancellationToken cancellationToken) =>
        TraceSetupIntentsAsync(new SetupIntentListOptions { Customer = customer.Value, Limit = MostListed }, cancellationToken);

    private Task<GatewayAnswer<ImmutableArray<StripeTrace>>> TraceSetupIntentsAsync(
        SetupIntentListOptions options, CancellationToken cancellationToken) =>
        AskAsync(
            "trace_setup_intents",
            () => AllAsync(
                Client.V1.SetupIntents.ListAutoPagingAsync(options, cancellationToken: cancellationToken),
                intent => new StripeTrace(
                    intent.Id,
                    At(intent.Created),
                    CustomerId.TryFrom(intent.CustomerId),
                    PaymentMethodId.TryFrom(intent.PaymentMethodId),
                    intent.Status is "succeeded",
                    MetadataOf(intent.Metadata))),
            cancellationToken);

    private static DateTimeOffset At(DateTime created) => new(DateTime.SpecifyKind(created, DateTimeKind.Utc));

    private static ImmutableDictionary<string, string> MetadataOf(Dictionary<string, string>? metadata) =>
        (metadata ?? []).ToImmutableDictionary(StringComparer.Ordinal);
}
