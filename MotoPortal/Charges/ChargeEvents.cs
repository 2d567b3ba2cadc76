using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Primitives;

namespace MotoPortal.Charges;

/// <summary>Takes each event about one of our PaymentIntents as a reason to read Stripe.</summary>
internal sealed class ChargeEvents(IDbContextFactory<PortalDb> contexts, ChargeWorkflow workflow) : IStripeEventHandler
{
    /// <inheritdoc/>
    public async Task ApplyAsync(StripeNotice notice, CancellationToken cancellationToken)
    {
        if (notice.PaymentIntent is not { } intent)
        {
            return;
        }

        foreach (var id in await FindAsync(intent, cancellationToken))
        {
            await workflow.SettleAsync(id, cancellationToken);
        }
    }

    // An event may be faster than the answer that tells us the PaymentIntent: then it is about one of those that still wait for theirs.
    private async Task<List<ChargeId>> FindAsync(PaymentIntentId intent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ours = await db.Set<Charge>().Where(charge => charge.PaymentIntentId == intent).Select(charge => charge.Id).ToListAsync(cancellationToken);
        return ours.Count > 0
            ? ours
            : await db.Set<Charge>().Where(charge => charge.State == ChargeState.Unknown && charge.PaymentIntentId == null).Select(charge => charge.Id).ToListAsync(cancellationToken);
    }
}
