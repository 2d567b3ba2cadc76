using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>
/// Asks Stripe about every charge whose outcome is not known, one asker a charge on all nodes together: whoever moves the row's next
/// check is the one who asks. Alone it is enough; events only make it faster.
/// </summary>
internal sealed partial class ChargeReconciler(
    IDbContextFactory<PortalDb> contexts, Atomic atomic, ChargeWorkflow workflow, TimeProvider time, ILogger<ChargeReconciler> log) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Claim = CallTimes.SurelyOver;

    /// <summary>Looks after every charge whose time has come; answers how many.</summary>
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
        return await db.Set<Charge>()
            .Where(charge => charge.NextCheckAt != null && charge.NextCheckAt <= now)
            .OrderBy(charge => charge.NextCheckAt)
            .Select(charge => charge.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Moves the row's next check; false when somebody else did.</summary>
    private Task<bool> ClaimAsync(ChargeId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var now = time.GetUtcNow();
                var charge = await ChargeRecords.LoadAsync(scope, id, cancellationToken);
                if (charge.NextCheckAt is not { } due || due > now)
                {
                    return false;
                }

                charge.CheckAt(now + Claim);
                charge.Touch();
                return true;
            },
            cancellationToken);

    [LoggerMessage(6301, LogLevel.Error, "Charges that wait could not be looked for; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception exception);

    [LoggerMessage(6302, LogLevel.Error, "Charge {ChargeId} could not be settled; it is tried again")]
    private static partial void LogNotSettled(ILogger log, Exception exception, ChargeId chargeId);
}
