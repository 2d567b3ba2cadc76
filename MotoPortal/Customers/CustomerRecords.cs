using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Primitives;

namespace MotoPortal.Customers;

/// <summary>Keeps the portal's own record of each customer it deals with.</summary>
internal sealed class CustomerRecords(TimeProvider time)
{
    /// <summary>A customer, inside a transaction, so that what is decided on it holds; null when there is none with that id.</summary>
    public static async Task<CustomerView?> FindAsync(AtomicScope scope, PortalCustomerId id, CancellationToken cancellationToken) =>
        (await scope.Db.Set<KnownCustomer>().SingleOrDefaultAsync(customer => customer.Id == id, cancellationToken))?.ToView();

    /// <summary>Notes what Stripe has of a customer, in the transaction of whoever deals with them.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="customer">What was read or made at Stripe.</param>
    /// <param name="idWhenNew">The id to give when the customer was not known.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Our id of the customer.</returns>
    public async Task<PortalCustomerId> RememberAsync(
        AtomicScope scope, StripeCustomer customer, PortalCustomerId idWhenNew, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = await scope.Db.Set<KnownCustomer>().SingleOrDefaultAsync(known => known.StripeId == customer.Id, cancellationToken);
        if (known is null)
        {
            known = KnownCustomer.Create(idWhenNew, customer, now);
            scope.Db.Add(known);
        }
        else
        {
            known.SeeAgain(customer, now);
        }

        return known.Id;
    }
}
