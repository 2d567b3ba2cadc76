using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>Deletes erased customers at Stripe. Several nodes may work at once: whoever moves a row's next try is the one who asks. Asking twice does no harm.</summary>
internal sealed class CustomerDeletions(IDbContextFactory<PortalDb> contexts, Atomic atomic, StripeGateway stripe, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>Tries every deletion that is due, once.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<PortalCustomerId> due;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await db.Set<CustomerDeletion>()
                .Where(deletion => deletion.NextTryAt != null && deletion.NextTryAt <= now)
                .Select(deletion => deletion.CustomerId)
                .ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            if (await TakeInHandAsync(id, cancellationToken) is { } atStripe)
            {
                await WriteDownAsync(id, await stripe.DeleteCustomerAsync(atStripe));
            }
        }
    }

    private Task<CustomerId?> TakeInHandAsync(PortalCustomerId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var now = time.GetUtcNow();
                var deletion = await scope.Db.Set<CustomerDeletion>().SingleAsync(deletion => deletion.CustomerId == id, cancellationToken);
                if (deletion.NextTryAt is not { } next || next > now)
                {
                    return null;
                }

                deletion.Try(now + RemovalSchedule.InHand);
                return (CustomerId?)deletion.StripeId;
            },
            cancellationToken);

    private Task WriteDownAsync(PortalCustomerId id, GatewayAnswer<bool> answer) =>
        atomic.RunAsync(
            async scope =>
            {
                var now = time.GetUtcNow();
                var deletion = await scope.Db.Set<CustomerDeletion>().SingleAsync(deletion => deletion.CustomerId == id, CancellationToken.None);
                if (deletion.DoneAt is not null)
                {
                    return;
                }

                if (answer is not (GatewayAnswer<bool>.Done or GatewayAnswer<bool>.Refused { Refusal.Reason: RefusalReason.NotFound }))
                {
                    deletion.TryAgainAt(now + RemovalSchedule.PauseAfter(deletion.Tries));
                    return;
                }

                deletion.Finish(now);
                ledger.Append(scope, "person.deleted_at_stripe", Actor.Portal, new LedgerSubjects(Customer: id), new { tries = deletion.Tries });
            },
            CancellationToken.None);
}
