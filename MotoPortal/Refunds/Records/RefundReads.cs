using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Refunds.Records;

/// <summary>Reads refunds for pages.</summary>
internal sealed class RefundReads(StoreContexts contexts, Bell bell, TimeProvider time, IDisputedCharges disputed)
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    /// <summary>The amount of a charge that can still be refunded.</summary>
    public static async Task<Money> LeftAsync(PortalDb db, Charge charge, CancellationToken cancellationToken)
    {
        var refunds =
            await db.Set<ChargeRefund>().AsNoTracking().Where(refund => refund.ChargeId == charge.Id).ToListAsync(cancellationToken);
        return Left(charge, refunds);
    }

    /// <summary>The refunds of a charge, newest first.</summary>
    public static Task<List<ChargeRefund>> ListAsync(PortalDb db, ChargeId id, CancellationToken cancellationToken) =>
        db.Set<ChargeRefund>().AsNoTracking()
            .Where(refund => refund.ChargeId == id).OrderByDescending(refund => refund.RequestedAt).ToListAsync(cancellationToken);

    /// <summary>The refunds of a charge; null when there is no such charge.</summary>
    public async Task<ChargeRefundsView?> FindAsync(ChargeId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        if (await db.Set<Charge>().AsNoTracking().SingleOrDefaultAsync(charge => charge.Id == id, cancellationToken) is not { } charge)
        {
            return null;
        }

        var refunds = await ListAsync(db, id, cancellationToken);
        return new ChargeRefundsView(
            [.. refunds.Select(refund => refund.ToView())],
            Left(charge, refunds),
            await disputed.IsTakenBackAsync(db, id, cancellationToken));
    }

    /// <summary>Follows the refunds of a charge until the token is cancelled; yields null once when there is no such charge.</summary>
    public IAsyncEnumerable<ChargeRefundsView?> WatchAsync(ChargeId id, CancellationToken cancellationToken) =>
        bell.WatchAsync(id.Value, stop => FindAsync(id, stop), cancellationToken);

    /// <summary>Follows the refunds that banks returned within the last 30 days, newest first, until the token is cancelled.</summary>
    public IAsyncEnumerable<IReadOnlyList<FailedRefundView>> WatchFailedAsync(CancellationToken cancellationToken) =>
        bell.WatchAsync(ChargeTopics.Any, ListFailedAsync, cancellationToken);

    /// <summary>The refunds that banks returned within the last 30 days, newest first.</summary>
    public async Task<IReadOnlyList<FailedRefundView>> ListFailedAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Recent;
        await using var db = await contexts.OpenAsync(cancellationToken);
        var rows = await (from refund in db.Set<ChargeRefund>().AsNoTracking()
                          join charge in db.Set<Charge>().AsNoTracking() on refund.ChargeId equals charge.Id
                          join customer in db.Set<KnownCustomer>().AsNoTracking() on charge.CustomerId equals customer.Id
                          where refund.State == RefundState.Failed && refund.ChangedAt > since
                          orderby refund.ChangedAt descending
                          select new { refund, charge.Number, customer.Name })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new FailedRefundView(row.refund.ToView(), ChargeNumber.Write(row.Number), row.Name))];
    }

    private static Money Left(Charge charge, IEnumerable<ChargeRefund> refunds) =>
        charge.State is ChargeState.Succeeded
            ? new Money(Math.Max(0, charge.AmountMinorUnits - refunds.Where(refund => refund.State.Counts())
                .Sum(refund => refund.AmountMinorUnits)), charge.Currency)
            : new Money(0, charge.Currency);
}
