using System.Collections.Immutable;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using Stripe;

namespace MotoPortal.Gateway.Calls;

/// <content>Lists of what the portal has left at Stripe, for comparisons with its own rows.</content>
internal sealed partial class StripeGateway
{
    /// <summary>All SetupIntents of a customer, newest first.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeTrace>>> TraceSetupIntentsAsync(
        CustomerId customer, CancellationToken cancellationToken) =>
        TraceSetupIntentsAsync(new SetupIntentListOptions { Customer = customer.Value, Limit = MostListed }, cancellationToken);

    /// <summary>All SetupIntents that were created since a time, newest first. Reads all pages.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeTrace>>> TraceSetupIntentsSinceAsync(
        DateTimeOffset since, CancellationToken cancellationToken) =>
        TraceSetupIntentsAsync(new SetupIntentListOptions { Created = Since(since), Limit = MostListed }, cancellationToken);

    /// <summary>All PaymentIntents that were created since a time, newest first. Reads all pages.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeTrace>>> TracePaymentIntentsSinceAsync(
        DateTimeOffset since, CancellationToken cancellationToken) =>
        AskAsync(
            "trace_payment_intents",
            () => AllAsync(
                Client.V1.PaymentIntents.ListAutoPagingAsync(
                    new PaymentIntentListOptions { Created = Since(since), Limit = MostListed }, cancellationToken: cancellationToken),
                intent => new StripeTrace(
                    intent.Id,
                    At(intent.Created),
                    CustomerId.TryFrom(intent.CustomerId),
                    PaymentMethodId.TryFrom(intent.PaymentMethodId),
                    intent.Status is "succeeded",
                    MetadataOf(intent.Metadata))
                {
                    Amount = new Money(intent.Amount, intent.Currency),
                    IsCanceled = intent.Status is "canceled",
                }),
            cancellationToken);

    /// <summary>All customers that were created since a time and exist, newest first. Reads all pages.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeTrace>>> TraceCustomersSinceAsync(
        DateTimeOffset since, CancellationToken cancellationToken) =>
        AskAsync(
            "trace_customers",
            async () => (await AllAsync(
                    Client.V1.Customers.ListAutoPagingAsync(
                        new CustomerListOptions { Created = Since(since), Limit = MostListed }, cancellationToken: cancellationToken),
                    customer => customer.Deleted is true ? null : new StripeTrace(
                        customer.Id,
                        At(customer.Created),
                        CustomerId.From(customer.Id),
                        Card: null,
                        HasSucceeded: true,
                        MetadataOf(customer.Metadata))))
                .OfType<StripeTrace>().ToImmutableArray(),
            cancellationToken);

    /// <summary>All refunds that were created since a time, newest first. Reads all pages.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeTrace>>> TraceRefundsSinceAsync(
        DateTimeOffset since, CancellationToken cancellationToken) =>
        AskAsync(
            "trace_refunds",
            () => AllAsync(
                Client.V1.Refunds.ListAutoPagingAsync(
                    new RefundListOptions { Created = Since(since), Limit = MostListed }, cancellationToken: cancellationToken),
                refund => new StripeTrace(
                    refund.Id,
                    At(refund.Created),
                    Customer: null,
                    Card: null,
                    refund.Status is "succeeded" or "pending" or "requires_action",
                    MetadataOf(refund.Metadata))
                {
                    Amount = new Money(refund.Amount, refund.Currency),
                    IsCanceled = refund.Status is "canceled",
                }),
            cancellationToken);

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
                    MetadataOf(intent.Metadata))
                {
                    IsCanceled = intent.Status is "canceled",
                }),
            cancellationToken);

    private static DateRangeOptions Since(DateTimeOffset since) => new() { GreaterThanOrEqual = since.UtcDateTime };

    private static DateTimeOffset At(DateTime created) => new(DateTime.SpecifyKind(created, DateTimeKind.Utc));

    private static ImmutableDictionary<string, string> MetadataOf(Dictionary<string, string>? metadata) =>
        (metadata ?? []).ToImmutableDictionary(StringComparer.Ordinal);
}
