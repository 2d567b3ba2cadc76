using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;

namespace MotoPortal.Refunds.Lifecycle;

/// <summary>Reads a charge's refunds when Stripe sends an event about them, wherever they were made.</summary>
internal sealed class RefundEvents(IDbContextFactory<PortalDb> contexts, RefundWorkflow workflow) : IStripeEventHandler
{
    /// <inheritdoc/>
    public async Task ApplyAsync(StripeEventReference notice, CancellationToken cancellationToken)
    {
        var isAboutRefunds = notice.Type is "charge.refunded" || notice.Type.StartsWith("refund.", StringComparison.Ordinal);
        if (isAboutRefunds && notice.PaymentIntent is { } intent && await FindAsync(intent, cancellationToken) is { } charge)
        {
            await workflow.SettleAsync(charge, cancellationToken).DemandAsync();
        }
    }

    private async Task<ChargeId?> FindAsync(PaymentIntentId intent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Charge>().Where(charge => charge.PaymentIntentId == intent)
            .Select(charge => (ChargeId?)charge.Id).SingleOrDefaultAsync(cancellationToken);
    }
}
