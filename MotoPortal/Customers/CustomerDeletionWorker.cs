using Microsoft.EntityFrameworkCore;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Customers;

/// <summary>Deletes erased customers at Stripe. Repeating a deletion has no effect.</summary>
internal sealed class CustomerDeletionWorker(WorkerEnvironment environment, StripeGateway stripe, LedgerWriter ledger)
    : DueRowsWorker<PortalCustomerId, PendingCustomerDeletion>(environment)
{
    // Longer than a call to Stripe can take.
    private static readonly TimeSpan InHand = (CallTimes.Longest * 2) + TimeSpan.FromSeconds(5);

    private static readonly Backoff AtStripe = Backoff.Doubling(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override IQueryable<PortalCustomerId> Due(PortalDb db, DateTimeOffset now) => db.Set<PendingCustomerDeletion>()
        .Where(deletion => deletion.NextTryAt != null && deletion.NextTryAt <= now)
        .OrderBy(deletion => deletion.NextTryAt)
        .Select(deletion => deletion.CustomerId);

    /// <inheritdoc/>
    protected override Task<int> WakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var furthest = now + AtStripe.Longest + CallTimes.ClockTolerance;
        return WakeAsync(
            db => db.Set<PendingCustomerDeletion>().Where(deletion => deletion.NextTryAt > furthest),
            deletion => deletion.SetProperty(row => row.NextTryAt, now),
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<PendingCustomerDeletion?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, PortalCustomerId key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var deletion =
            await scope.Db.Set<PendingCustomerDeletion>().SingleOrDefaultAsync(deletion => deletion.CustomerId == key, cancellationToken);
        if (deletion?.NextTryAt is not { } next || next > now)
        {
            return null;
        }

        deletion.Try(now + InHand);
        return deletion;
    }

    /// <inheritdoc/>
    protected override async Task WorkOnAsync(
        IServiceProvider services, PendingCustomerDeletion claimed, CancellationToken cancellationToken) =>
        await WriteDownAsync(claimed.CustomerId, await stripe.DeleteCustomerAsync(claimed.StripeId));

    private Task WriteDownAsync(PortalCustomerId id, GatewayAnswer<bool> answer) =>
        Environment.Atomic.RunAsync(
            async scope =>
            {
                var now = Environment.Time.GetUtcNow();
                var deletion = await scope.Db.Set<PendingCustomerDeletion>()
                    .SingleAsync(deletion => deletion.CustomerId == id, CancellationToken.None);
                if (deletion.DoneAt is not null)
                {
                    return;
                }

                if (answer is not (GatewayAnswer<bool>.Done or GatewayAnswer<bool>.Refused { Refusal.Reason: RefusalReason.NotFound }))
                {
                    deletion.TryAgainAt(now + AtStripe.After(deletion.Tries));
                    return;
                }

                deletion.Finish(now);
                ledger.Append(
                    scope,
                    "person.deleted_at_stripe",
                    Actor.Portal,
                    new LedgerSubjects(Customer: id),
                    new CustomerEntries.DeletedAtStripe(deletion.Tries));
            },
            CancellationToken.None);
}
