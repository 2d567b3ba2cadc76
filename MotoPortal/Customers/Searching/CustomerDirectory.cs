using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Customers.Searching;

/// <summary>Finds customers at Stripe and in the portal's records.</summary>
internal sealed class CustomerDirectory(
    StripeGateway stripe, IDbContextFactory<PortalDb> contexts, ExemptTexts exempt, IOptions<CustomersOptions> options)
{
    /// <summary>The maximum number of customers that a search returns.</summary>
    public const int MostMatches = 100;

    // Three pages of Stripe's list.
    private const int MostLookedThrough = 300;

    /// <summary>The default region of telephone numbers without a country code.</summary>
    public string Region => options.Value.PhoneRegion;

    /// <summary>Finds customers at Stripe by words of the name, e-mail and telephone (any format), or by Stripe's id.</summary>
    public async Task<CustomerSearchOutcome> SearchAsync(string text, CancellationToken cancellationToken) =>
        CustomerQuery.Read(text, Region, exempt) switch
        {
            CustomerQuery.Nothing => new CustomerSearchOutcome.Found([]),
            CustomerQuery.NotSearchable => new CustomerSearchOutcome.NotSearched(),
            CustomerQuery.CardNumber => new CustomerSearchOutcome.HoldsCardNumber(),
            var query => await JoinAsync(await AskStripeAsync(query, cancellationToken), query, cancellationToken),
        };

    /// <summary>
    /// The customers with the same telephone number or e-mail, or with the same words as a name; none when Stripe cannot be reached.
    /// </summary>
    public async Task<ImmutableArray<CustomerView>> FindSimilarAsync(
        string name, string? email, string? phone, CancellationToken cancellationToken)
    {
        List<CustomerView> alike = [];
        foreach (var query in new CustomerQuery?[]
        {
            email is null ? null : new CustomerQuery.Email(email),
            phone is null ? null : new CustomerQuery.Phone(phone),
        })
        {
            if (query is not null
                && await JoinAsync(await AskStripeAsync(query, cancellationToken), query, cancellationToken)
                    is CustomerSearchOutcome.Found { Customers: var found })
            {
                alike.AddRange(found);
            }
        }

        var words = Sorted(name);
        if (words.Length > 0 && await SearchAsync(name, cancellationToken) is CustomerSearchOutcome.Found { Customers: var named })
        {
            alike.AddRange(named.Where(customer => Sorted(customer.Name).SequenceEqual(words, StringComparer.Ordinal)));
        }

        return [.. alike.DistinctBy(customer => customer.StripeId)];

        static ImmutableArray<string> Sorted(string name) =>
            [.. SearchText.Words(name.Replace('-', ' ')).Select(SearchText.Joined).Order(StringComparer.Ordinal)];
    }

    /// <summary>A customer in the portal's records; null when there is none with that id.</summary>
    public async Task<CustomerView?> FindAsync(PortalCustomerId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Set<KnownCustomer>()
            .AsNoTracking().SingleOrDefaultAsync(customer => customer.Id == id, cancellationToken))?.ToView();
    }

    /// <summary>These customers of the portal's records, in this order.</summary>
    public async Task<ImmutableArray<CustomerView>> ListAsync(
        IReadOnlyList<PortalCustomerId> ids, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<KnownCustomer>().AsNoTracking()
            .Where(customer => ids.Contains(customer.Id)).ToDictionaryAsync(customer => customer.Id, cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id].ToView())];
    }

    /// <summary>The customers with the latest activity, newest first.</summary>
    public async Task<ImmutableArray<CustomerView>> ListRecentAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var recent = await db.Set<KnownCustomer>()
            .AsNoTracking().OrderByDescending(customer => customer.SeenAt).Take(most).ToListAsync(cancellationToken);
        return [.. recent.Select(customer => customer.ToView())];
    }

    private async Task<GatewayAnswer<Asked>> AskStripeAsync(CustomerQuery query, CancellationToken cancellationToken) => query switch
    {
        CustomerQuery.Id { Value: var id } => await stripe.ReadCustomerAsync(id, cancellationToken) switch
        {
            GatewayAnswer<StripeCustomer>.Done { Value: var customer } =>
                new GatewayAnswer<Asked>.Done(new Asked([customer], HasMore: false)),
            GatewayAnswer<StripeCustomer>.Refused { Refusal.Reason: RefusalReason.NotFound } =>
                new GatewayAnswer<Asked>.Done(new Asked([], HasMore: false)),
            GatewayAnswer<StripeCustomer>.Refused { Refusal: var refusal } => new GatewayAnswer<Asked>.Refused(refusal),
            _ => new GatewayAnswer<Asked>.NotSent(),
        },

        // Stripe's list contains a customer immediately and its search only after a delay; the search ignores case.
        CustomerQuery.Email { Value: var email } => Together(
            Of(await stripe.ListCustomersByEmailAsync(email, cancellationToken)),
            Of(await stripe.SearchCustomersAsync($"email:{StripeSearchText.Quote(email)}", cancellationToken))),

        // A number may have an extension behind it.
        CustomerQuery.Phone { Value: var phone } =>
            Of(await stripe.SearchCustomersAsync($"phone~{StripeSearchText.Quote(phone)}", cancellationToken)),
        CustomerQuery.Words { Terms: var terms } => await AskForWordsAsync(terms, cancellationToken),
        _ => new GatewayAnswer<Asked>.Done(new Asked([], HasMore: false)),
    };

    private async Task<GatewayAnswer<Asked>> AskForWordsAsync(ImmutableArray<SearchTerm> terms, CancellationToken cancellationToken)
    {
        var found = new Asked([], HasMore: false);
        foreach (var query in new[] { StripeSearchText.Exactly(terms), StripeSearchText.Loosely(terms) })
        {
            if (query is null || found.HasMore)
            {
                continue;
            }

            var answer = Of(await stripe.SearchCustomersAsync(query, cancellationToken));
            if (answer is not GatewayAnswer<Asked>.Done { Value: var some })
            {
                return answer;
            }

            // Of a search that holds others too, more of them does not mean more that match.
            var matching = some.Customers.Where(customer => IsMatch(terms, customer)).ToList();
            found = found.With(matching, some.HasMore && matching.Count == some.Customers.Length);
        }

        // Two letters, or a name of which no three letters are without an accent: Stripe's search cannot find them.
        var isShort = terms.All(term => term.Folded.Length <= StripeSearchText.ShortestPart);
        if (!found.Customers.IsEmpty && !isShort)
        {
            return new GatewayAnswer<Asked>.Done(found);
        }

        return await stripe.ListNewestCustomersAsync(MostLookedThrough, cancellationToken) switch
        {
            GatewayAnswer<StripeMatches<StripeCustomer>>.Done { Value: var newest } => new GatewayAnswer<Asked>.Done(
                found.With(newest.Items.Where(customer => IsMatch(terms, customer)), found.HasMore) with
                {
                    OnlyNewest = newest.HasMore ? MostLookedThrough : null,
                }),
            var answer => Of(answer),
        };
    }

    private static bool IsMatch(ImmutableArray<SearchTerm> terms, StripeCustomer customer) =>
        CustomerTerms.Match(terms, customer.Name, customer.Email, customer.Phone);

    private static GatewayAnswer<Asked> Of(GatewayAnswer<StripeMatches<StripeCustomer>> answer) => answer switch
    {
        GatewayAnswer<StripeMatches<StripeCustomer>>.Done { Value: var found } =>
            new GatewayAnswer<Asked>.Done(new Asked(found.Items, found.HasMore)),
        GatewayAnswer<StripeMatches<StripeCustomer>>.Refused { Refusal: var refusal } => new GatewayAnswer<Asked>.Refused(refusal),
        _ => new GatewayAnswer<Asked>.NotSent(),
    };

    private static GatewayAnswer<Asked> Together(GatewayAnswer<Asked> first, GatewayAnswer<Asked> second) =>
        (first, second) is (GatewayAnswer<Asked>.Done { Value: var one }, GatewayAnswer<Asked>.Done { Value: var two })
            ? new GatewayAnswer<Asked>.Done(one.With(two.Customers, one.HasMore || two.HasMore))
            : first;

    private async Task<CustomerSearchOutcome> JoinAsync(
        GatewayAnswer<Asked> answer, CustomerQuery query, CancellationToken cancellationToken)
    {
        if (answer is not GatewayAnswer<Asked>.Done { Value: var atStripe })
        {
            return answer is GatewayAnswer<Asked>.Refused { Refusal.Reason: RefusalReason.KeyRefused }
                ? new CustomerSearchOutcome.KeyRefused()
                : new CustomerSearchOutcome.NotReachable();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = atStripe.Customers.Select(customer => customer.Id).ToList();
        var known = await db.Set<KnownCustomer>().AsNoTracking()
            .Where(customer => ids.Contains(customer.StripeId)).ToDictionaryAsync(customer => customer.StripeId, cancellationToken);
        var own = await OwnMatches(db, query).Take(MostMatches + 1).ToListAsync(cancellationToken);
        var all = atStripe.Customers
            .Select(customer =>
                new CustomerView(known.GetValueOrDefault(customer.Id)?.Id, customer.Id, customer.Name, customer.Email, customer.Phone))
            .Concat(own.Select(customer => customer.ToView()))
            .DistinctBy(customer => customer.StripeId)
            .ToList();
        return new CustomerSearchOutcome.Found([.. all.Take(MostMatches)])
        {
            HasMore = atStripe.HasMore || all.Count > MostMatches,
            OnlyNewest = atStripe.OnlyNewest,
        };
    }

    /// <summary>
    /// Customers of the portal's records: those that were created within the last minute may be missing in Stripe's search, which also
    /// takes no two letters and no accents.
    /// </summary>
    private static IQueryable<KnownCustomer> OwnMatches(PortalDb db, CustomerQuery query)
    {
        var all = db.Set<KnownCustomer>().AsNoTracking().OrderByDescending(customer => customer.SeenAt);
        return query switch
        {
            CustomerQuery.Email { Value: var email } => all.Where(customer => customer.Email == email),
            CustomerQuery.Phone { Value: var phone } => all.Where(customer => customer.Phone!.StartsWith(phone)),
            CustomerQuery.Words { Terms: var terms } => all.Where(CustomerTerms.HasAll(terms)),
            _ => all.Where(_ => false),
        };
    }

    /// <summary>What Stripe has.</summary>
    private sealed record Asked(ImmutableArray<StripeCustomer> Customers, bool HasMore, int? OnlyNewest = null)
    {
        public Asked With(IEnumerable<StripeCustomer> others, bool hasMore) =>
            this with { Customers = [.. Customers.Concat(others).DistinctBy(customer => customer.Id)], HasMore = hasMore };
    }
}
