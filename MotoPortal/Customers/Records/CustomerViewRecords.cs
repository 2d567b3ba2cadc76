using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Customers.Records;

/// <summary>
/// Records in the ledger who looked at a customer's page. What one person sees of one customer within some minutes is one view, so that
/// leafing back and forth does not fill the ledger.
/// </summary>
internal sealed class CustomerViewRecords(ActingPerson acting, Atomic atomic, LedgerWriter ledger, TimeProvider time)
{
    private const int Minutes = 10;

    /// <summary>Records that the acting person sees the customer's page.</summary>
    /// <returns>Whether it was recorded; not when it already is, or when the database takes nothing, which stops no reading.</returns>
    public Task<Permitted<bool>> SeesPageAsync(PortalCustomerId customer, CancellationToken cancellationToken) =>
        SeesAsync("customer.viewed", Policies.SeeCustomers, customer, cancellationToken);

    /// <summary>Records that the acting person sees all that is held on the customer.</summary>
    /// <returns>As above.</returns>
    public Task<Permitted<bool>> SeesAllDataAsync(PortalCustomerId customer, CancellationToken cancellationToken) =>
        SeesAsync("customer.data_viewed", Policies.Administer, customer, cancellationToken);

    private async Task<Permitted<bool>> SeesAsync(
        string kind, string policy, PortalCustomerId customer, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(policy, cancellationToken) is not { } actor)
        {
            return new Permitted<bool>.NotAllowed();
        }

        try
        {
            return new Permitted<bool>.Given(await atomic.RunAsync(
                async scope =>
                {
                    var since = time.GetUtcNow() - TimeSpan.FromMinutes(Minutes);
                    if (await scope.Db.Set<LedgerEntry>().AnyAsync(
                        entry => entry.CustomerId == customer && entry.Kind == kind && entry.ActorId == actor.Id && entry.At > since,
                        cancellationToken))
                    {
                        return false;
                    }

                    ledger.Append(
                        scope, kind, actor, new LedgerSubjects(Customer: customer), new CustomerEntries.Viewed(Minutes));
                    return true;
                },
                cancellationToken));
        }
        catch (NotWritableException)
        {
            return new Permitted<bool>.Given(false);
        }
    }
}
