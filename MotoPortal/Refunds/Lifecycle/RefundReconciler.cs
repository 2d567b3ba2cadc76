using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Refunds.Lifecycle;

/// <summary>
/// Polls Stripe about every refund that is not settled, and occasionally about settled ones, because a bank may return one weeks later. The
/// refunds of one charge are polled together, by the node that moves their next check. Events only make it faster.
/// </summary>
internal sealed class RefundReconciler(WorkerEnvironment environment) : DueRowsWorker<ChargeId, ChargeRefund>(environment)
{
    private static readonly TimeSpan Claim = CallTimes.SurelyOver;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override IQueryable<ChargeId> Due(PortalDb db, DateTimeOffset now) => db.Set<ChargeRefund>()
        .Where(refund => refund.NextCheckAt != null && refund.NextCheckAt <= now)
        .Select(refund => refund.ChargeId)
        .Distinct()
        .OrderBy(id => id);

    /// <inheritdoc/>
    protected override Task<int> WakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Refunds that succeeded are looked at weeks later, so that only one from the future tells of a clock that was set back.
        var soon = now + CallTimes.ClockTolerance;
        return WakeAsync(
            db => db.Set<ChargeRefund>().Where(refund => refund.NextCheckAt > soon && refund.ChangedAt > soon),
            refund => refund.SetProperty(row => row.NextCheckAt, now),
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<ChargeRefund?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, ChargeId key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await scope.Db.Set<ChargeRefund>()
            .Where(refund => refund.ChargeId == key && refund.NextCheckAt != null && refund.NextCheckAt <= now)
            .ToListAsync(cancellationToken);
        foreach (var refund in due)
        {
            refund.CheckAt(now + Claim);
        }

        return due.FirstOrDefault();
    }

    /// <inheritdoc/>
    protected override Task WorkOnAsync(IServiceProvider services, ChargeRefund claimed, CancellationToken cancellationToken) =>
        services.GetRequiredService<RefundWorkflow>().SettleAsync(claimed.ChargeId, cancellationToken).DemandAsync();
}
