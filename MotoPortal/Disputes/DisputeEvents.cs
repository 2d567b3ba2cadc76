using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;

namespace MotoPortal.Disputes;

/// <summary>Reads a charge's disputes when Stripe sends an event about them.</summary>
internal sealed class DisputeEvents(IDbContextFactory<PortalDb> contexts, DisputeWorkflow workflow) : IStripeEventHandler
{
    /// <inheritdoc/>
    public async Task<EventOutcome> ApplyAsync(StripeEventBatch events, CancellationToken cancellationToken)
    {
        if (events.PaymentIntent is not { } intent
            || !events.Types.Any(type => type.StartsWith("charge.dispute.", StringComparison.Ordinal)))
        {
            return EventOutcome.Applied;
        }

        if (await FindAsync(intent, cancellationToken) is not { } charge)
        {
            return EventOutcome.NotYet;
        }

        await workflow.SettleAsync(charge, cancellationToken).DemandAsync();
        return EventOutcome.Applied;
    }

    private async Task<ChargeId?> FindAsync(PaymentIntentId intent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Charge>().Where(charge => charge.PaymentIntentId == intent)
            .Select(charge => (ChargeId?)charge.Id).SingleOrDefaultAsync(cancellationToken);
    }
}
