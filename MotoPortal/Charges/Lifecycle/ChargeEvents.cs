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
    public async Task ApplyAsync(StripeEventReference notice, CancellationToken cancellationToken)
    {
        if (notice.PaymentIntent is not { } intent)
        {
            return;
        }

        if (await FindAsync(intent, cancellationToken) is { } ours)
        {
            await workflow.SettleAsync(ours, cancellationToken).DemandAsync();
        }
        else if (await workflow.TakeByIntentAsync(intent, cancellationToken) is not TakeOutcome.Read)
        {
            throw new InvalidOperationException(
                "The PaymentIntent that an event speaks of could not be read; the event is applied again later.");
        }
    }

    private async Task<ChargeId?> FindAsync(PaymentIntentId intent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Charge>().Where(charge => charge.PaymentIntentId == intent)
            .Select(charge => (ChargeId?)charge.Id).SingleOrDefaultAsync(cancellationToken);
    }
}
