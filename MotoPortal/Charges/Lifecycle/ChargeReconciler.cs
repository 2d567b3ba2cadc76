using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>
/// Polls Stripe about every charge whose result is not known. Each is polled by one node at a time: the one that moved its next check.
/// Events only make it faster.
/// </summary>
internal sealed class ChargeReconciler(WorkerEnvironment environment) : DueRowsWorker<ChargeId, Charge>(environment)
{
    private static readonly TimeSpan Claim = CallTimes.SurelyOver;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override IQueryable<ChargeId> Due(PortalDb db, DateTimeOffset now) => db.Set<Charge>()
        .Where(charge => charge.NextCheckAt != null && charge.NextCheckAt <= now)
        .OrderBy(charge => charge.NextCheckAt)
        .Select(charge => charge.Id);

    /// <inheritdoc/>
    protected override Task<int> WakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (furthest, soon) = (now + CallTimes.FurthestLook, now + CallTimes.ClockTolerance);
        return WakeAsync(
            db => db.Set<Charge>().Where(charge => charge.State != ChargeState.AwaitingApproval
                && (charge.NextCheckAt > furthest || (charge.NextCheckAt > soon && charge.SentAt > soon))),
            charge => charge.SetProperty(row => row.NextCheckAt, now),
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<Charge?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, ChargeId key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var charge = await ChargeRecords.LoadAsync(scope, key, cancellationToken);
        if (charge.NextCheckAt is not { } due || due > now)
        {
            return null;
        }

        charge.CheckAt(now + Claim);
        charge.Touch();
        return charge;
    }

    /// <inheritdoc/>
    protected override Task WorkOnAsync(IServiceProvider services, Charge claimed, CancellationToken cancellationToken) =>
        services.GetRequiredService<ChargeWorkflow>().SettleAsync(claimed.Id, cancellationToken).DemandAsync();
}
