using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>
/// Reads a PaymentIntent when Stripe sends an event about it. One that belongs to no known charge can be the portal's if the answer to its
/// creation was lost or is late: its metadata names the charge, whatever the charge's state.
/// </summary>
internal sealed class ChargeEvents(IDbContextFactory<PortalDb> contexts, ChargeWorkflow workflow) : IStripeEventHandler
{
    /// <inheritdoc/>
    public async Task<EventOutcome> ApplyAsync(StripeEventBatch events, CancellationToken cancellationToken)
    {
        if (events.PaymentIntent is not { } intent)
        {
            return EventOutcome.Applied;
        }

        if (await FindAsync(intent, cancellationToken) is { } ours)
        {
            await workflow.SettleAsync(ours, cancellationToken).DemandAsync();
            return EventOutcome.Applied;
        }

        return await workflow.TakeByIntentAsync(intent, cancellationToken) switch
        {
            TakeOutcome.Read => EventOutcome.Applied,
            TakeOutcome.NotOurs => EventOutcome.NotOurs,
            _ => throw new InvalidOperationException(
                "The PaymentIntent that an event speaks of could not be read; the event is applied again later."),
        };
    }

    private async Task<ChargeId?> FindAsync(PaymentIntentId intent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Charge>().Where(charge => charge.PaymentIntentId == intent)
            .Select(charge => (ChargeId?)charge.Id).SingleOrDefaultAsync(cancellationToken);
    }
}
