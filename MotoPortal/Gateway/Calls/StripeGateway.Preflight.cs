using System.Collections.Immutable;
using MotoPortal.Gateway.Objects;
using Stripe;
using Stripe.Terminal;

namespace MotoPortal.Gateway.Calls;

/// <content>Small reads that tell whether the account is set up.</content>
internal sealed partial class StripeGateway
{
    /// <summary>Reads one object of a resource, to learn whether the key may read it.</summary>
    public Task<GatewayAnswer<StripeResource>> TryReadAsync(StripeResource resource, CancellationToken cancellationToken) =>
        AskAsync(
            "try_read",
            async () =>
            {
                await ReadOneAsync(resource, cancellationToken);
                return resource;
            },
            cancellationToken);

    /// <summary>The webhook endpoints that are registered at Stripe, at most 100.</summary>
    public Task<GatewayAnswer<ImmutableArray<RegisteredWebhook>>> ListWebhookEndpointsAsync(CancellationToken cancellationToken) =>
        AskAsync(
            "list_webhook_endpoints",
            async () => (await Client.V1.WebhookEndpoints.ListAsync(
                    new WebhookEndpointListOptions { Limit = MostListed }, cancellationToken: cancellationToken))
                .Select(endpoint => new RegisteredWebhook(
                    endpoint.Url, endpoint.Status is not "disabled", [.. endpoint.EnabledEvents ?? []]))
                .ToImmutableArray(),
            cancellationToken);

    private Task ReadOneAsync(StripeResource resource, CancellationToken stop) => resource switch
    {
        StripeResource.Customers =>
            Client.V1.Customers.ListAsync(new CustomerListOptions { Limit = 1 }, cancellationToken: stop),
        StripeResource.SetupIntents =>
            Client.V1.SetupIntents.ListAsync(new SetupIntentListOptions { Limit = 1 }, cancellationToken: stop),
        StripeResource.PaymentMethods =>
            Client.V1.PaymentMethods.ListAsync(new PaymentMethodListOptions { Limit = 1 }, cancellationToken: stop),
        StripeResource.PaymentIntents =>
            Client.V1.PaymentIntents.ListAsync(new PaymentIntentListOptions { Limit = 1 }, cancellationToken: stop),
        StripeResource.ChargesAndRefunds =>
            Client.V1.Refunds.ListAsync(new RefundListOptions { Limit = 1 }, cancellationToken: stop),
        StripeResource.Disputes =>
            Client.V1.Disputes.ListAsync(new DisputeListOptions { Limit = 1 }, cancellationToken: stop),
        StripeResource.Files =>
            Client.V1.Files.ListAsync(new FileListOptions { Limit = 1 }, cancellationToken: stop),
        StripeResource.TerminalReaders =>
            Client.V1.Terminal.Readers.ListAsync(new ReaderListOptions { Limit = 1 }, cancellationToken: stop),
        StripeResource.TerminalLocations =>
            Client.V1.Terminal.Locations.ListAsync(new LocationListOptions { Limit = 1 }, cancellationToken: stop),
    };
}
