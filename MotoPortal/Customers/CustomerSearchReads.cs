using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Persons;

namespace MotoPortal.Customers;

/// <summary>The acting person's search for customers: asks whether they may see customers, and how often they have asked.</summary>
internal sealed class CustomerSearchReads(ActingPerson acting, SearchLimit limit, CustomerDirectory directory)
{
    /// <summary>Finds customers, see <see cref="CustomerDirectory.SearchAsync"/>.</summary>
    public async Task<CustomerSearchOutcome> SearchAsync(string text, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeCustomers, cancellationToken) is not { } actor)
        {
            return new CustomerSearchOutcome.NotAllowed();
        }

        return limit.TryTake(actor.Id) ? await directory.SearchAsync(text, cancellationToken) : new CustomerSearchOutcome.TooMany();
    }
}
