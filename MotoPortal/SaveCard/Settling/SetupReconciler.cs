using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.Settling;

/// <summary>
/// Asks Stripe about every setup that waits for something, one poller a setup on all nodes together: whoever moves the row's next
/// check is the one who asks. Alone it is enough; webhooks only make it faster.
/// </summary>
internal sealed partial class SetupReconciler(
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    SetupPoll poll,
    TimeProvider time,
    ILogger<SetupReconciler> log) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sweepAt = time.GetUtcNow();
        using var ticks = new PeriodicTimer(Tick, time);
        do
        {
            try
            {
                if (time.GetUtcNow() >= sweepAt)
                {
                    await WakeForgottenAsync(stoppingToken);
                    sweepAt = time.GetUtcNow() + Sweep;
                }

                await Parallel.ForEachAsync(await FindDueAsync(stoppingToken), stoppingToken, async (id, token) => await LookAfterAsync(id, token));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(log, exception);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<List<CardSetupId>> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CardSetup>()
            .Where(setup => setup.NextCheckAt != null && setup.NextCheckAt <= now)
            .OrderBy(setup => setup.NextCheckAt)
            .Select(setup => setup.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
    }

    private async Task LookAfterAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        try
        {
            if (await ClaimAsync(id, cancellationToken))
            {
                await poll.LookAfterAsync(id, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotSettled(log, exception, id);
        }
    }

    /// <summary>Moves the row's next check; false when somebody else did.</summary>
    private Task<bool> ClaimAsync(CardSetupId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var now = time.GetUtcNow();
                var setup = await CardSetups.LoadAsync(scope, id, cancellationToken);
                if (setup.NextCheckAt is not { } due || due > now)
                {
                    return false;
                }

                setup.CheckAt(setup switch
                {
                    { State: SetupState.OnReader or SetupState.Settling, SentAt: { } sent } => Earlier(sent + PollSchedule.NextAfter(now - sent), setup.EndsAt, now),
                    { State: SetupState.IntentReady, SentAt: { } sent } => CallTimes.NextLook(sent, now),
                    _ => now + Sweep,
                });
                return true;
            },
            cancellationToken);

    private static DateTimeOffset Earlier(DateTimeOffset next, DateTimeOffset? ends, DateTimeOffset now) =>
        ends is { } end && end > now && end < next ? end : next;

    /// <summary>On start and every 30 seconds: whatever is not at rest, or was sent within the last day, and waits for no check is checked.</summary>
    private Task WakeForgottenAsync(CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var since = time.GetUtcNow() - CallTimes.WatchedFor;
                var forgotten = await scope.Db.Set<CardSetup>()
                    .Where(setup => setup.NextCheckAt == null
                        && (setup.State == SetupState.OnReader || setup.State == SetupState.Settling || setup.State == SetupState.Detaching
                            || (setup.State == SetupState.IntentReady && setup.SentAt > since)
                            || (setup.State == SetupState.PaidLate && setup.LateCard != null)))
                    .ToListAsync(cancellationToken);
                foreach (var setup in forgotten)
                {
                    setup.CheckAt(time.GetUtcNow());
                }
            },
            cancellationToken);

    [LoggerMessage(6201, LogLevel.Error, "Setups that wait could not be looked for; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception exception);

    [LoggerMessage(6202, LogLevel.Error, "Setup {SetupId} could not be looked after; it is tried again")]
    private static partial void LogNotSettled(ILogger log, Exception exception, CardSetupId setupId);
}
