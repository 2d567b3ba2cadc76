using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Settling;

/// <summary>
/// Polls Stripe about every setup that waits for something. Each is polled by one node at a time: the one that moved the row's next check.
/// Webhooks only make it faster.
/// </summary>
internal sealed class SetupReconciler(WorkerEnvironment environment, CallClock clock) : DueRowsWorker<CardSetupId, CardSetup>(environment)
{
    private const int MostForgotten = 200;
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(30);

    private DateTimeOffset _sweepAt = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override int SideBySide => 4;

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        if (Environment.Time.GetUtcNow() is var now && now >= _sweepAt)
        {
            await ScheduleMissingChecksAsync(now, cancellationToken);
            _sweepAt = now + Sweep;
        }

        return await base.WorkAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override IQueryable<CardSetupId> Due(PortalDb db, DateTimeOffset now) => db.Set<CardSetup>()
        .Where(setup => setup.NextCheckAt != null && setup.NextCheckAt <= now)
        .OrderBy(setup => setup.NextCheckAt)
        .Select(setup => setup.Id);

    /// <inheritdoc/>
    protected override Task<int> WakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (furthest, soon) = (now + CallTimes.FurthestLook, now + CallTimes.ClockTolerance);
        return WakeAsync(
            db => db.Set<CardSetup>()
                .Where(setup => setup.NextCheckAt > furthest || (setup.NextCheckAt > soon && setup.ChangedAt > soon)),
            setup => setup.SetProperty(row => row.NextCheckAt, now),
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<CardSetup?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, CardSetupId key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var setup = await SetupRecords.LoadAsync(scope, key, cancellationToken);
        if (setup.NextCheckAt is not { } due || due > now)
        {
            return null;
        }

        setup.CheckAt(setup switch
        {
            { State: SetupState.OnReader or SetupState.Settling, SentAt: { } sent } =>
                Earlier(now + PollSchedule.PauseAfter(clock.Since(setup.CallName, sent)), setup.EndsAt, now),
            { State: SetupState.IntentReady, SentAt: { } sent } => CallTimes.NextLook(sent, now),
            _ => now + Sweep,
        });
        return setup;
    }

    /// <inheritdoc/>
    protected override Task WorkOnAsync(IServiceProvider services, CardSetup claimed, CancellationToken cancellationToken) =>
        services.GetRequiredService<SetupPoll>().PollOrStopAsync(claimed.Id, cancellationToken);

    private static DateTimeOffset Earlier(DateTimeOffset next, DateTimeOffset? ends, DateTimeOffset now) =>
        ends is { } end && end > now && end < next ? end : next;

    private static IQueryable<CardSetup> Forgotten(PortalDb db, DateTimeOffset since) => db.Set<CardSetup>()
        .Where(setup => setup.NextCheckAt == null
            && (setup.State == SetupState.OnReader || setup.State == SetupState.Settling || setup.State == SetupState.Detaching
                || (setup.State == SetupState.IntentReady && setup.SentAt > since)
                || (setup.State == SetupState.PaidLate && setup.LateCard != null)));

    /// <summary>Schedules a check for setups that are not final, or were sent within the last day, but have none.</summary>
    private async Task ScheduleMissingChecksAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - CallTimes.WatchedFor;
        await using (var db = await Environment.Contexts.CreateDbContextAsync(cancellationToken))
        {
            // Reads first, because there is hardly ever one; only then the database is written to.
            if (!await Forgotten(db, since).AnyAsync(cancellationToken))
            {
                return;
            }
        }

        await Environment.Atomic.RunAsync(
            async scope =>
            {
                var forgotten = await Forgotten(scope.Db, since)
                    .OrderBy(setup => setup.Id)
                    .Take(MostForgotten)
                    .ToListAsync(cancellationToken);
                foreach (var setup in forgotten)
                {
                    setup.CheckAt(now);
                }
            },
            cancellationToken);
    }
}
