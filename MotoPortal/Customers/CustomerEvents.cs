using Microsoft.EntityFrameworkCore;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;

namespace MotoPortal.Customers;

/// <summary>Reads a known customer when Stripe reports that they were changed or deleted.</summary>
internal sealed class CustomerEvents(IDbContextFactory<PortalDb> contexts, CustomerStandingRecords checks) : IStripeEventHandler
{
    /// <inheritdoc/>
    public async Task<EventOutcome> ApplyAsync(StripeEventBatch events, CancellationToken cancellationToken)
    {
        if (events.Customer is not { } id)
        {
            return EventOutcome.Applied;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<KnownCustomer>().AnyAsync(known => known.StripeId == id, cancellationToken)
            && await checks.CheckAsync(id, cancellationToken) is CustomerStanding.NotRead)
        {
            throw new InvalidOperationException("The customer that an event speaks of could not be read; the event is applied again later.");
        }

        return EventOutcome.Applied;
    }
}
