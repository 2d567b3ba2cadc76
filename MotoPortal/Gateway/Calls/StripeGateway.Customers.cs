using System.Collections.Immutable;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using Stripe;

namespace MotoPortal.Gateway.Calls;

/// <content>Customers, their cards, and the webhook endpoint.</content>
internal sealed partial class StripeGateway
{
    /// <summary>Creates a Customer.</summary>
    public async Task<GatewayAnswer<StripeCustomer>> CreateCustomerAsync(NewCustomer customer, string idempotencyKey)
    {
        var options = new CustomerCreateOptions
        {
            Name = customer.Name,
            Email = customer.Email,
            Phone = customer.Phone,
            Metadata = await MarkedAsync(customer.Metadata),
        };
        return await ActAsync(
            "create_customer", async key => StripeMapping.From(await Client.V1.Customers.CreateAsync(options, key)), idempotencyKey);
    }

    /// <summary>Changes a Customer.</summary>
    public Task<GatewayAnswer<StripeCustomer>> ChangeCustomerAsync(CustomerId id, CustomerChange change, string idempotencyKey)
    {
        var options = new CustomerUpdateOptions
        {
            Name = change.Name,
            Email = change.Email,
            Phone = change.Phone,
            PreferredLocales = change.Language is { } language ? (language.Length > 0 ? [language] : []) : null,
            Address = change.Address is { } address
                ? new AddressOptions
                {
                    Line1 = address.Line1,
                    Line2 = address.Line2,
                    PostalCode = address.PostalCode,
                    City = address.City,
                    Country = address.Country,
                }
                : null,
            BusinessName = change.Company,
            Description = change.Note,
        };
        return ActAsync(
            "change_customer",
            async key => StripeMapping.From(await Client.V1.Customers.UpdateAsync(id.Value, options, key)),
            idempotencyKey);
    }

    /// <summary>Reads a Customer; a deleted one counts as not found.</summary>
    public async Task<GatewayAnswer<StripeCustomer>> ReadCustomerAsync(CustomerId id, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            "read_customer", () => Client.V1.Customers.GetAsync(id.Value, cancellationToken: cancellationToken), cancellationToken);
        return answer switch
        {
            GatewayAnswer<Customer>.Done { Value.Deleted: true } =>
                new GatewayAnswer<StripeCustomer>.Refused(new StripeRefusal(RefusalReason.NotFound, StripeRefusal.DeletedCode, null)),
            GatewayAnswer<Customer>.Done { Value: var customer } => new GatewayAnswer<StripeCustomer>.Done(StripeMapping.From(customer)),
            GatewayAnswer<Customer>.Refused { Refusal: var refusal } => new GatewayAnswer<StripeCustomer>.Refused(refusal),
            GatewayAnswer<Customer>.NotSent => new GatewayAnswer<StripeCustomer>.NotSent(),
            _ => new GatewayAnswer<StripeCustomer>.Unknown(),
        };
    }

    /// <summary>
    /// The newest customers with exactly this e-mail, case-sensitive; consistent immediately after a creation.
    /// </summary>
    public Task<GatewayAnswer<StripeMatches<StripeCustomer>>> ListCustomersByEmailAsync(
        string email, CancellationToken cancellationToken) =>
        AskAsync(
            "list_customers",
            () => FirstAsync(new CustomerListOptions { Email = email, Limit = MostListed }, MostListed, cancellationToken),
            cancellationToken);

    /// <summary>The newest customers.</summary>
    public Task<GatewayAnswer<StripeMatches<StripeCustomer>>> ListNewestCustomersAsync(int most, CancellationToken cancellationToken) =>
        AskAsync(
            "list_customers",
            () => FirstAsync(new CustomerListOptions { Limit = MostListed }, most, cancellationToken),
            cancellationToken);

    /// <summary>Searches customers, up to 100 of them; changes of the last minute may be missing.</summary>
    /// <param name="query">A query in Stripe's search language: https://docs.stripe.com/search#search-query-language</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<GatewayAnswer<StripeMatches<StripeCustomer>>> SearchCustomersAsync(string query, CancellationToken cancellationToken)
    {
        var options = new CustomerSearchOptions { Query = query, Limit = MostListed };
        return AskAsync(
            "search_customers",
            async () =>
            {
                var found = await Client.V1.Customers.SearchAsync(options, cancellationToken: cancellationToken);
                return new StripeMatches<StripeCustomer>(Customers(found), found.HasMore);
            },
            cancellationToken);
    }

    /// <summary>
    /// The customer whom a call with a lost answer made; null when there is none. The list is consistent at once and the search is not, so
    /// a customer without an e-mail may be found only after a minute.
    /// </summary>
    /// <param name="wanted">What the customer was to be made from.</param>
    /// <param name="metadataKey">The metadata key of the portal's id.</param>
    /// <param name="metadataValue">The portal's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<GatewayAnswer<StripeCustomer?>> FindCustomerAsync(
        NewCustomer wanted, string metadataKey, string metadataValue, CancellationToken cancellationToken) =>
        AskAsync(
            "find_customer",
            async () =>
            {
                var pages = wanted.Email is { } email
                    ? Client.V1.Customers.ListAutoPagingAsync(
                        new CustomerListOptions { Email = email, Limit = MostListed }, cancellationToken: cancellationToken)
                    : Client.V1.Customers.SearchAutoPagingAsync(
                        new CustomerSearchOptions { Query = NotedQuery(metadataKey, metadataValue) }, cancellationToken: cancellationToken);
                await foreach (var customer in pages)
                {
                    if (customer.Deleted is not true
                        && string.Equals(customer.Metadata?.GetValueOrDefault(metadataKey), metadataValue, StringComparison.Ordinal))
                    {
                        return StripeMapping.From(customer);
                    }
                }

                return null;
            },
            cancellationToken);

    /// <summary>The customers with a metadata value; those of the last minute may be missing.</summary>
    public Task<GatewayAnswer<StripeMatches<StripeCustomer>>> SearchNotedCustomersAsync(
        string metadataKey, string metadataValue, CancellationToken cancellationToken) =>
        SearchCustomersAsync(NotedQuery(metadataKey, metadataValue), cancellationToken);

    /// <summary>All cards saved for a customer.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeCard>>> ListCardsAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        var options = new PaymentMethodListOptions { Customer = customer.Value, Type = "card", Limit = MostListed };
        return AskAsync(
            "list_cards",
            async () => (await AllAsync(
                Client.V1.PaymentMethods.ListAutoPagingAsync(options, cancellationToken: cancellationToken),
                StripeMapping.CardOf)).OfType<StripeCard>().ToImmutableArray(),
            cancellationToken);
    }

    /// <summary>Detaches a card from its customer. This cannot be undone; a repetition is an invalid request at Stripe.</summary>
    public Task<GatewayAnswer<StripeCard?>> DetachCardAsync(PaymentMethodId card, string idempotencyKey) =>
        ActAsync(
            "detach_card",
            async key => StripeMapping.CardOf(await Client.V1.PaymentMethods.DetachAsync(card.Value, null, key)),
            idempotencyKey);

    /// <summary>Deletes a Customer with all their cards. A repetition answers not found.</summary>
    public Task<GatewayAnswer<bool>> DeleteCustomerAsync(CustomerId id) =>
        AskAsync("delete_customer", async () => (await Client.V1.Customers.DeleteAsync(id.Value)).Deleted ?? false, CancellationToken.None);

    /// <summary>Reads one card, attached or not; null when the PaymentMethod is not a card.</summary>
    public Task<GatewayAnswer<StripeCard?>> ReadCardAsync(PaymentMethodId card, CancellationToken cancellationToken) =>
        AskAsync(
            "read_card",
            async () => StripeMapping.CardOf(await Client.V1.PaymentMethods.GetAsync(card.Value, cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>Registers an address for Stripe's events, in place of existing endpoints with the same address.</summary>
    /// <returns>The signing secret, which Stripe returns only on creation.</returns>
    public Task<GatewayAnswer<string>> ReplaceWebhookEndpointAsync(
        Uri address, IReadOnlyCollection<string> types, CancellationToken cancellationToken) =>
        AskAsync(
            "replace_webhook_endpoint",
            async () =>
            {
                var endpoints = Client.V1.WebhookEndpoints;
                foreach (var old in await endpoints.ListAsync(
                    new WebhookEndpointListOptions { Limit = MostListed }, cancellationToken: cancellationToken))
                {
                    if (string.Equals(old.Url, address.ToString(), StringComparison.Ordinal))
                    {
                        await endpoints.DeleteAsync(old.Id, cancellationToken: cancellationToken);
                    }
                }

                // The API version is pinned, so that events keep the shape that the portal reads.
                var options = new WebhookEndpointCreateOptions
                {
                    Url =
                    address.ToString(),
                    EnabledEvents = [.. types],
                    ApiVersion = StripeConfiguration.ApiVersion
                };
                return (await endpoints.CreateAsync(options, cancellationToken: cancellationToken)).Secret;
            },
            cancellationToken);

    // The portal's ids hold no quotes.
    private static string NotedQuery(string metadataKey, string metadataValue) => $"metadata['{metadataKey}']:'{metadataValue}'";

    private async Task<StripeMatches<StripeCustomer>> FirstAsync(CustomerListOptions options, int most, CancellationToken cancellationToken)
    {
        List<Customer> customers = [];
        await foreach (var customer in Client.V1.Customers.ListAutoPagingAsync(options, cancellationToken: cancellationToken))
        {
            if (customers.Count == most)
            {
                return new(Customers(customers), HasMore: true);
            }

            customers.Add(customer);
        }

        return new(Customers(customers), HasMore: false);
    }

    private static ImmutableArray<StripeCustomer> Customers(IEnumerable<Customer> customers) =>
        customers.Where(customer => customer.Deleted is not true).Select(StripeMapping.From).ToImmutableArray();
}
