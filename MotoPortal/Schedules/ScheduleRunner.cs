using MotoPortal.Accounts;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>
/// Has schedules made and looked at: every thirty seconds, and as soon as a consent or a charge changes. Any number of nodes may do so;
/// the node that claims a schedule is the one that charges.
/// </summary>
internal sealed class ScheduleRunner(WorkerEnvironment environment, ScheduleMaker maker)
    : DueRowsWorker<ConsentId, ScheduleRunner.FirstLook>(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Topics => [ConsentTopics.Any, ChargeTopics.Any];

    /// <inheritdoc/>
    protected override int AtOnce => 50;

    /// <summary>Makes what is missing and looks at every schedule whose time has come; answers how many were looked at.</summary>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        await maker.WorkAsync(cancellationToken);
        return await base.WorkAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override IQueryable<ConsentId> Due(PortalDb db, DateTimeOffset now) => db.Set<ChargeSchedule>()
        .Where(schedule => schedule.State != ScheduleState.Ended && (schedule.ClaimedUntil == null || schedule.ClaimedUntil <= now))
        .Where(schedule => (schedule.State == ScheduleState.Active && schedule.NextTryAt <= now)
            || db.Set<ConsentEnding>().Any(ending => ending.ConsentId == schedule.ConsentId)
            || db.Set<ConsentFact>().Any(fact => fact.ConsentId == schedule.ConsentId && fact.At >= schedule.LookedAt)
            || db.Set<Charge>().Any(charge => charge.ConsentId == schedule.ConsentId && charge.SettledAt >= schedule.LookedAt))
        .OrderBy(schedule => schedule.NextTryAt)
        .Select(schedule => schedule.ConsentId);

    /// <inheritdoc/>
    protected override async Task<FirstLook?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, ConsentId key, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(key, await services.GetRequiredService<ScheduleWorkflow>().ClaimAsync(scope, key, isCardRead: false, cancellationToken));

    /// <inheritdoc/>
    protected override Task WorkOnAsync(IServiceProvider services, FirstLook claimed, CancellationToken cancellationToken) =>
        services.GetRequiredService<ScheduleWorkflow>().GoOnAsync(claimed.Id, claimed.Looked, cancellationToken).DemandAsync();

    /// <summary>What the claim of a schedule found to be done.</summary>
    /// <param name="Id">The consent.</param>
    /// <param name="Looked">What is to be done.</param>
    internal sealed record FirstLook(ConsentId Id, ScheduleWorkflow.Looked Looked);
}
