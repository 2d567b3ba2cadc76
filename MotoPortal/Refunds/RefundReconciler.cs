using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Primitives;

namespace MotoPortal.Refunds;

/// <summary>
/// Asks Stripe about every refund that is not settled, and about settled ones now and then, since a bank may send one back weeks later.
/// Whoever moves the row's next check is the one who asks. Alone it is enough; events only make it faster.
/// </summary>
internal sealed partial class RefundReconciler(
    IDbContextFactory<PortalDb> contexts, Atomic atomic, RefundWorkflow workflow, TimeProvider time, ILogger<RefundReconciler> log) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Claim = CallTimes.SurelyOver;

    /// <summary>Looks after every refund whose time has come; answers of how many charges.</summary>
    public async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var due = await FindDueAsync(cancellationToken);
        foreach (var id in due)
        {
            try
            {
                if (await ClaimAsync(id, cancellationToken))
                {
                    await workflow.SettleAsync(id, cancellationToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotSettled(log, exception, id);
            }
        }

        return due.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Tick, time);
        do
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(log, exception);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<List<ChargeId>> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ChargeRefund>().Where(refund => refund.NextCheckAt != null && refund.NextCheckAt <= now).Select(refund => refund.ChargeId).Distinct().OrderBy(id => id).Take(AtOnce).ToListAsync(cancellationToken);
    }

    /// <summary>Moves the next check of the charge's refunds; false when somebody else did.</summary>
    private Task<bool> ClaimAsync(ChargeId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var now = time.GetUtcNow();
                var due = await scope.Db.Set<ChargeRefund>().Where(refund => refund.ChargeId == id && refund.NextCheckAt != null && refund.NextCheckAt <= now).ToListAsync(cancellationToken);
                foreach (var refund in due)
                {
                    refund.CheckAt(now + Claim);
                }

                return due.Count > 0;
            },
            cancellationToken);

    [LoggerMessage(5622, LogLevel.Error, "Refunds that wait could not be looked for; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception exception);

    [LoggerMessage(5623, LogLevel.Error, "The refunds of charge {ChargeId} could not be settled; it is tried again")]
    private static partial void LogNotSettled(ILogger log, Exception exception, ChargeId chargeId);
}
