using System.Collections.Immutable;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Roles;
using MotoPortal.Customers.Records;
using MotoPortal.Data.Lists;
using MotoPortal.Primitives;

namespace MotoPortal.Customers.Searching;

/// <summary>The acting person's search for customers: asks whether they may see customers, and how often they have asked.</summary>
internal sealed class CustomerSearchReads(
    ActingPerson acting, SearchLimit limit, CustomerDirectory directory, IEnumerable<ICustomerNumberReads> references,
    CustomerSearchRecords records)
{
    /// <summary>Finds customers, see <see cref="CustomerDirectory.SearchAsync"/>, and those to whom a number of an order leads.</summary>
    public async Task<CustomerSearchOutcome> SearchAsync(string text, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeCustomers, cancellationToken) is not { } actor)
        {
            return new CustomerSearchOutcome.NotAllowed();
        }

        if (!limit.TryTake(actor.Id))
        {
            return new CustomerSearchOutcome.TooMany();
        }

        var outcome = await directory.SearchAsync(text, cancellationToken);
        if (outcome is CustomerSearchOutcome.HoldsCardNumber or CustomerSearchOutcome.NotSearched)
        {
            return outcome;
        }

        var joined = Joined(outcome, await ReferredAsync(text, cancellationToken));
        if (joined is CustomerSearchOutcome.Found { Customers.Length: var count, HasMore: var isMore } && !string.IsNullOrWhiteSpace(text))
        {
            await records.SearchedAsync(SearchScope.Customers, text, new ListTotal(count, isMore), cancellationToken);
        }

        return joined;
    }

    private async Task<ImmutableArray<CustomerView>> ReferredAsync(string text, CancellationToken cancellationToken)
    {
        List<PortalCustomerId> found = [];
        foreach (var room in references)
        {
            found.AddRange(await room.FindAsync(text, CustomerDirectory.MostMatches, cancellationToken));
        }

        return found.Count == 0 ? [] : await directory.ListAsync([.. found.Distinct()], cancellationToken);
    }

    private static CustomerSearchOutcome Joined(CustomerSearchOutcome outcome, ImmutableArray<CustomerView> referred)
    {
        if (referred.IsEmpty || outcome is not (CustomerSearchOutcome.Found or CustomerSearchOutcome.NotReachable))
        {
            return outcome;
        }

        var found = outcome as CustomerSearchOutcome.Found ?? new CustomerSearchOutcome.Found([]);
        var all = referred.Concat(found.Customers).DistinctBy(customer => customer.StripeId).ToList();
        return found with
        {
            Customers = [.. all.Take(CustomerDirectory.MostMatches)],
            HasMore = found.HasMore || all.Count > CustomerDirectory.MostMatches,
        };
    }
}
