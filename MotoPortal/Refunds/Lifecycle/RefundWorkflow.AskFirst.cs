using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Refunds.Lifecycle;

/// <content>What Stripe is asked before another refund: what became of earlier refunds of the charge that are considered
/// lost.</content>
internal sealed partial class RefundWorkflow
{
    /// <summary>
    /// Looks at Stripe for earlier refunds that are considered lost, and records what is found; null when the new one may be decided.
    /// </summary>
    private async Task<RefundOutcome?> AskFirstAsync(NewRefund asked, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - CallTimes.AskedAboutFor;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var refunds =
            await db.Set<ChargeRefund>().AsNoTracking().Where(refund => refund.ChargeId == asked.Charge).ToListAsync(cancellationToken);
        var lost = refunds.Where(refund => refund.State is RefundState.NotSent or RefundState.Refused && refund.RequestedAt >= since)
            .Select(refund => refund.Id).ToList();
        var payment = await db.Set<Charge>()
            .Where(charge => charge.Id == asked.Charge).Select(charge => charge.PaymentIntentId).SingleOrDefaultAsync(cancellationToken);
        if (lost.Count == 0 || refunds.Exists(refund => refund.Id == asked.Id) || payment is not { } charged)
        {
            return null;
        }

        var answer = await stripe.ListRefundsAsync(charged, cancellationToken);
        if (answer is not GatewayAnswer<ImmutableArray<StripeRefund>>.Done)
        {
            return new RefundOutcome.CannotAskStripe();
        }

        await atomic.RunAsync(scope => WriteFindingDownAsync(scope, asked.Charge, answer), CancellationToken.None);
        var states = await db.Set<ChargeRefund>()
            .AsNoTracking().Where(refund => lost.Contains(refund.Id)).Select(refund => refund.State).ToListAsync(cancellationToken);
        return states.Exists(state => state.Counts()) ? new RefundOutcome.FoundEarlier() : null;
    }
}
