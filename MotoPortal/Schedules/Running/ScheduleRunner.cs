using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;
using MotoPortal.Restores;
using MotoPortal.Schedules.Plans;
using MotoPortal.Schedules.Records;

namespace MotoPortal.Schedules.Running;

/// <summary>
/// Creates and evaluates schedules: every thirty seconds, and as soon as a consent or a charge changes. It evaluates those that are due and
/// those that a change has marked, see <see cref="ScheduleMarks"/>. Any number of nodes may run it; the node that claims a schedule makes
/// the charge.
/// </summary>
internal sealed class ScheduleRunner(WorkerEnvironment environment, ScheduleMaker maker, ChargingStop stop)
    : DueRowsWorker<ConsentId, ScheduleRunner.FirstLook>(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Topics => [ConsentTopics.Any, ChargeTopics.Any, ChargingStop.Topic];

    /// <inheritdoc/>
    protected override int AtOnce => 50;

    /// <inheritdoc/>
    /// <remarks>The calls stay within Stripe's rate, which the gateway keeps.</remarks>
    protected override int SideBySide => 8;

    /// <summary>
    /// Creates missing schedules and evaluates all that are due, unless charging stands still; returns the number evaluated.
    /// </summary>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        if (await stop.FindNowAsync(cancellationToken) is not null)
        {
            return 0;
        }

        await maker.WorkAsync(cancellationToken);
        return await base.WorkAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override IQueryable<ConsentId> Due(PortalDb db, DateTimeOffset now) => db.Set<ChargeSchedule>()
        .Where(schedule => schedule.ChangedAt <= now || (schedule.State == ScheduleState.Active && schedule.NextTryAt <= now))
        .Where(schedule => schedule.State != ScheduleState.Ended && (schedule.ClaimedUntil == null || schedule.ClaimedUntil <= now))
        .OrderBy(schedule => schedule.NextTryAt)
        .Select(schedule => schedule.ConsentId);

    /// <inheritdoc/>
    protected override async Task<int> WakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (soon, claim) = (now + CallTimes.ClockTolerance, now + ScheduleWorkflow.LongestClaim + CallTimes.ClockTolerance);
        return await WakeAsync(
                db => db.Set<ChargeSchedule>().Where(
                    schedule => schedule.State == ScheduleState.Active && schedule.NextTryAt > claim && schedule.ClaimedUntil > claim),
                schedule => schedule.SetProperty(row => row.ClaimedUntil, now).SetProperty(row => row.NextTryAt, now),
                cancellationToken)
            + await WakeAsync(
                db => db.Set<ChargeSchedule>().Where(schedule => schedule.ChangedAt > soon),
                schedule => schedule.SetProperty(row => row.ChangedAt, now),
                cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<FirstLook?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, ConsentId key, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(key, await services.GetRequiredService<ScheduleWorkflow>().ClaimAsync(scope, key, isCardRead: false, cancellationToken));

    /// <inheritdoc/>
    protected override Task WorkOnAsync(IServiceProvider services, FirstLook claimed, CancellationToken cancellationToken) =>
        services.GetRequiredService<ScheduleWorkflow>().GoOnAsync(claimed.Id, claimed.Looked, cancellationToken).DemandAsync();

    /// <summary>The result of claiming a schedule.</summary>
    /// <param name="Id">The consent.</param>
    /// <param name="Looked">What is to be done.</param>
    internal sealed record FirstLook(ConsentId Id, ScheduleWorkflow.Looked Looked);
}
