using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Primitives;

namespace MotoPortal.Disputes;

/// <summary>
/// Polls open disputes at Stripe, all those of one charge together, by the node that moves their next check. Events only make it faster.
/// </summary>
internal sealed class DisputeReconciler(WorkerEnvironment environment) : DueRowsWorker<ChargeId, ChargeDispute>(environment)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override IQueryable<ChargeId> Due(PortalDb db, DateTimeOffset now) => db.Set<ChargeDispute>()
        .Where(dispute => dispute.NextCheckAt != null && dispute.NextCheckAt <= now)
        .Select(dispute => dispute.ChargeId)
        .Distinct()
        .OrderBy(id => id);

    /// <inheritdoc/>
    protected override async Task<ChargeDispute?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, ChargeId key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await scope.Db.Set<ChargeDispute>()
            .Where(dispute => dispute.ChargeId == key && dispute.NextCheckAt != null && dispute.NextCheckAt <= now)
            .ToListAsync(cancellationToken);
        foreach (var dispute in due)
        {
            dispute.CheckAt(now + Claim);
        }

        return due.FirstOrDefault();
    }

    /// <inheritdoc/>
    protected override Task WorkOnAsync(IServiceProvider services, ChargeDispute claimed, CancellationToken cancellationToken) =>
        services.GetRequiredService<DisputeWorkflow>().SettleAsync(claimed.ChargeId, cancellationToken).DemandAsync();
}
