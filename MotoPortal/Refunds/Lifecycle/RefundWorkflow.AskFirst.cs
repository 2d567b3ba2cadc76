using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Refunds.Lifecycle;

/// <content>
/// What Stripe is asked before another refund: what became of earlier refunds of the charge that are considered lost, and, while the
/// database may be an older copy, which refunds there are that no row knows.
/// </content>
internal sealed partial class RefundWorkflow
{
    /// <summary>
    /// Looks at Stripe for earlier refunds that are considered lost or may be, and records what is found; null when the new one may be
    /// decided.
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
        var mayLackRows = await stop.FindNowAsync(cancellationToken) is not null;
        if ((lost.Count == 0 && !mayLackRows) || refunds.Exists(refund => refund.Id == asked.Id) || payment is not { } charged)
        {
            return null;
        }

        var answer = await stripe.ListRefundsAsync(charged, cancellationToken);
        if (answer is not GatewayAnswer<ImmutableArray<StripeRefund>>.Done)
        {
            return new RefundOutcome.CannotAskStripe();
        }

        await atomic.RunAsync(scope => WriteFindingDownAsync(scope, asked.Charge, answer), CancellationToken.None);
        var known = refunds.Select(refund => refund.Id).Except(lost).ToList();
        var states = await db.Set<ChargeRefund>().AsNoTracking()
            .Where(refund => refund.ChargeId == asked.Charge && !known.Contains(refund.Id))
            .Select(refund => refund.State).ToListAsync(cancellationToken);
        return states.Exists(state => state.Counts()) ? new RefundOutcome.FoundEarlier() : null;
    }

    /// <summary>
    /// Reads the refunds of a charge of which some have no row, because the database was put back from a copy, and records them. The
    /// customer is not told again.
    /// </summary>
    /// <returns><see cref="TakeOutcome.NotOurs"/> when there is no such charge.</returns>
    public async Task<TakeOutcome> TakeOverAsync(ChargeId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return TakeOutcome.NotAllowed;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Charge>().Where(charge => charge.Id == id).Select(charge => charge.PaymentIntentId)
            .SingleOrDefaultAsync(cancellationToken) is not { } payment)
        {
            return TakeOutcome.NotOurs;
        }

        var answer = await stripe.ListRefundsAsync(payment, cancellationToken);
        if (answer is not GatewayAnswer<ImmutableArray<StripeRefund>>.Done)
        {
            return TakeOutcome.CannotAskStripe;
        }

        await atomic.RunAsync(scope => WriteFindingDownAsync(scope, id, answer), CancellationToken.None);
        return TakeOutcome.Read;
    }
}
