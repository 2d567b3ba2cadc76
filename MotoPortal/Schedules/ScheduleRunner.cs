using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>
/// Has schedules made and looked at: every thirty seconds, and as soon as a consent or a charge changes. Any number of nodes may do so;
/// whoever claims a schedule is the one who charges.
/// </summary>
internal sealed partial class ScheduleRunner(
    IDbContextFactory<PortalDb> contexts, ScheduleMaker maker, ScheduleWorkflow workflow, Bell bell, TimeProvider time, ILogger<ScheduleRunner> log) : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);

    /// <summary>Makes what is missing and looks at every schedule whose time has come; answers how many were looked at.</summary>
    public async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        await maker.WorkAsync(cancellationToken);
        var due = await FindDueAsync(cancellationToken);
        foreach (var id in due)
        {
            try
            {
                await workflow.LookAsync(id, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotLookedAt(log, exception, id);
            }
        }

        return due.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var consents = bell.Subscribe(ConsentTopics.Any);
        using var charges = bell.Subscribe(ChargeTopics.Any);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(log, exception);
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(consents.WaitAsync(pause.Token).AsTask(), charges.WaitAsync(pause.Token).AsTask(), Task.Delay(Tick, time, pause.Token));
            await pause.CancelAsync();
        }
    }

    private async Task<List<ConsentId>> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ChargeSchedule>()
            .Where(schedule => schedule.State != ScheduleState.Ended && (schedule.ClaimedUntil == null || schedule.ClaimedUntil <= now))
            .Where(schedule => (schedule.State == ScheduleState.Active && schedule.NextTryAt <= now)
                || db.Set<ConsentEnding>().Any(ending => ending.ConsentId == schedule.ConsentId)
                || db.Set<ConsentFact>().Any(fact => fact.ConsentId == schedule.ConsentId && fact.At >= schedule.LookedAt)
                || db.Set<Charge>().Any(charge => charge.ConsentId == schedule.ConsentId && charge.SettledAt >= schedule.LookedAt))
            .OrderBy(schedule => schedule.NextTryAt)
            .Select(schedule => schedule.ConsentId)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
    }

    [LoggerMessage(6401, LogLevel.Error, "Schedules that are due could not be looked for; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception exception);

    [LoggerMessage(6402, LogLevel.Error, "The schedule of consent {ConsentId} could not be looked at; it is tried again")]
    private static partial void LogNotLookedAt(ILogger log, Exception exception, ConsentId consentId);
}
