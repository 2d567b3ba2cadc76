using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Customers;

/// <summary>Finds customers at Stripe and in the portal's records.</summary>
internal sealed class CustomerDirectory(StripeGateway stripe, IDbContextFactory<PortalDb> contexts, IOptions<CustomersOptions> options)
{
    private const int MostMatches = 20;

    /// <summary>The default region of telephone numbers without a country code.</summary>
    public string Region => options.Value.PhoneRegion;

    /// <summary>Finds customers at Stripe by name, e-mail, telephone (any format) or Stripe id.</summary>
    public async Task<CustomerSearchOutcome> SearchAsync(string text, CancellationToken cancellationToken) => CustomerQuery
        .Read(text, Region) switch
    {
        CustomerQuery.Nothing => new CustomerSearchOutcome.Found([]),
        CustomerQuery.CardNumber => new CustomerSearchOutcome.HoldsCardNumber(),
        var query => await JoinAsync(await AskStripeAsync(query, cancellationToken), query, cancellationToken),
    };

    /// <summary>The customers with the same telephone number or e-mail; from the portal's records when Stripe cannot be reached.</summary>
    public async Task<ImmutableArray<CustomerView>> FindSimilarAsync(string? email, string? phone, CancellationToken cancellationToken)
    {
        List<CustomerView> alike = [];
        foreach (var query in new CustomerQuery?[] { email is null
            ? null
            : new CustomerQuery.Email(email), phone is null ? null : new CustomerQuery.Phone(phone) })
        {
            if (query is not null
                && await JoinAsync(
                    await AskStripeAsync(query, cancellationToken),
                    query,
                    cancellationToken) is CustomerSearchOutcome.Found { Customers: var found })
            {
                alike.AddRange(found);
            }
        }

        return [.. alike.DistinctBy(customer => customer.StripeId)];
    }

    /// <summary>A customer in the portal's records; null when there is none with that id.</summary>
    public async Task<CustomerView?> FindAsync(PortalCustomerId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Set<KnownCustomer>()
            .AsNoTracking().SingleOrDefaultAsync(customer => customer.Id == id, cancellationToken))?.ToView();
    }

    /// <summary>The customers with the latest activity, newest first.</summary>
    public async Task<ImmutableArray<CustomerView>> ListRecentAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var recent = await db.Set<KnownCustomer>()
            .AsNoTracking().OrderByDescending(customer => customer.SeenAt).Take(most).ToListAsync(cancellationToken);
        return [.. recent.Select(customer => customer.ToView())];
    }

    private async Task<GatewayAnswer<ImmutableArray<StripeCustomer>>> AskStripeAsync(
        CustomerQuery query, CancellationToken cancellationToken) => query switch
        {
            CustomerQuery.Id { Value: var id } => await stripe.ReadCustomerAsync(id, cancellationToken) switch
            {
                GatewayAnswer<StripeCustomer>.Done { Value: var customer } =>
                    new GatewayAnswer<ImmutableArray<StripeCustomer>>.Done([customer]),
                GatewayAnswer<StripeCustomer>.Refused { Refusal.Reason: RefusalReason.NotFound } =>
                    new GatewayAnswer<ImmutableArray<StripeCustomer>>.Done([]),
                GatewayAnswer<StripeCustomer>.Refused { Refusal: var refusal } =>
                    new GatewayAnswer<ImmutableArray<StripeCustomer>>.Refused(refusal),
                _ => new GatewayAnswer<ImmutableArray<StripeCustomer>>.NotSent(),
            },

            // Stripe's list contains a customer immediately and its search only after a delay; the search ignores case.
            CustomerQuery.Email { Value: var email } => Together(
                await stripe.ListCustomersByEmailAsync(email, cancellationToken),
                await stripe.SearchCustomersAsync($"email:{CustomerQuery.Quote(email)}", cancellationToken)),
            CustomerQuery.Phone { Value: var phone } =>
                await stripe.SearchCustomersAsync($"phone:{CustomerQuery.Quote(phone)}", cancellationToken),
            CustomerQuery.Part { Value: var part } =>
                await stripe.SearchCustomersAsync($"name~{CustomerQuery.Quote(part)} OR email~{CustomerQuery.Quote(part)}", cancellationToken),
            _ => new GatewayAnswer<ImmutableArray<StripeCustomer>>.Done([]),
        };

    private static GatewayAnswer<ImmutableArray<StripeCustomer>> Together(
        GatewayAnswer<ImmutableArray<StripeCustomer>> first, GatewayAnswer<ImmutableArray<StripeCustomer>> second) =>
        (
            first,
            second) is (GatewayAnswer<ImmutableArray<StripeCustomer>>.Done { Value: var one },
                GatewayAnswer<ImmutableArray<StripeCustomer>>.Done { Value: var two })
            ? new GatewayAnswer<ImmutableArray<StripeCustomer>>.Done([.. one.Concat(two).DistinctBy(customer => customer.Id)])
            : first;

    private async Task<CustomerSearchOutcome> JoinAsync(
        GatewayAnswer<ImmutableArray<StripeCustomer>> answer, CustomerQuery query, CancellationToken cancellationToken)
    {
        if (answer is not GatewayAnswer<ImmutableArray<StripeCustomer>>.Done { Value: var atStripe })
        {
            return answer is GatewayAnswer<ImmutableArray<StripeCustomer>>.Refused { Refusal.Reason: RefusalReason.KeyRefused }
                ? new CustomerSearchOutcome.KeyRefused()
                : new CustomerSearchOutcome.NotReachable();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = atStripe.Select(customer => customer.Id).ToList();
        var known = await db.Set<KnownCustomer>().AsNoTracking()
            .Where(customer => ids.Contains(customer.StripeId)).ToDictionaryAsync(customer => customer.StripeId, cancellationToken);
        var own = await OwnMatches(db, query).Take(MostMatches).ToListAsync(cancellationToken);
        return new CustomerSearchOutcome.Found(
        [
            .. atStripe.Select(customer =>
                new CustomerView(known.GetValueOrDefault(customer.Id)?.Id, customer.Id, customer.Name, customer.Email, customer.Phone))
                .Concat(own.Select(customer => customer.ToView()))
                .DistinctBy(customer => customer.StripeId)
                .Take(MostMatches),
        ]);
    }

    /// <summary>Customers created within the last minute are in the portal's records but may be missing in Stripe's search.</summary>
    private static IQueryable<KnownCustomer> OwnMatches(PortalDb db, CustomerQuery query)
    {
        var all = db.Set<KnownCustomer>().AsNoTracking().OrderByDescending(customer => customer.SeenAt);
        return query switch
        {
            CustomerQuery.Email { Value: var email } => all.Where(customer => customer.Email == email),
            CustomerQuery.Phone { Value: var phone } => all.Where(customer => customer.Phone == phone),
            CustomerQuery.Part { Value: var part } =>
                all.Where(customer => EF.Functions.Like(customer.SearchName, SearchText.Pattern(part), SearchText.Escape)),
            _ => all.Where(_ => false),
        };
    }
}
