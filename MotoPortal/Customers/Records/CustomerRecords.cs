using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Customers.Records;

/// <summary>Maintains the portal's own record of each customer.</summary>
internal sealed class CustomerRecords(TimeProvider time)
{
    /// <summary>A customer inside a transaction, so that a decision on it stays valid; null when there is none with that id.</summary>
    public static async Task<CustomerView?> FindAsync(AtomicScope scope, PortalCustomerId id, CancellationToken cancellationToken) =>
        (await scope.Db.Set<KnownCustomer>().SingleOrDefaultAsync(customer => customer.Id == id, cancellationToken))?.ToView();

    /// <summary>Records that a customer is to be erased at a later time, in the caller's transaction.</summary>
    public static async Task EraseLaterAsync(
        AtomicScope scope, PortalCustomerId id, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await scope.Db.Set<KnownCustomer>().SingleAsync(customer => customer.Id == id, cancellationToken)).EraseLater(at);

    /// <summary>Records a customer as read from Stripe, in the caller's transaction.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="customer">The customer at Stripe.</param>
    /// <param name="idWhenNew">The id for a customer without a record.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The portal's id of the customer.</returns>
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
            known.UpdateFrom(customer, now);
        }

        return known.Id;
    }
}
