using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Schedules.Plans;
using MotoPortal.Schedules.Records;

namespace MotoPortal.Schedules.Running;

/// <summary>
/// Creates a schedule for every consent to instalments or regular charges that has a card. Several nodes may run it at once. It does not
/// run by itself: <see cref="ScheduleRunner"/> calls it before each of its passes.
/// </summary>
internal sealed class ScheduleMaker(WorkerEnvironment environment, StoreCalendarReads calendars)
    : DueRowsWorker<ConsentId, ChargeSchedule>(environment)
{
    // Longer than a transaction takes and than the clocks of two nodes differ; a row that fails is retried within it.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan WholePause = TimeSpan.FromHours(1);

    private DateTimeOffset _since = DateTimeOffset.MinValue;
    private DateTimeOffset _wholeAt = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override int AtOnce => 50;

    /// <summary>Creates missing schedules: for recently saved cards; on start and once an hour, for all.</summary>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var now = Environment.Time.GetUtcNow();
        var isWhole = now >= _wholeAt;
        _since = isWhole ? DateTimeOffset.UnixEpoch : _since;
        var made = await base.WorkAsync(cancellationToken);
        _since = now - Margin;
        _wholeAt = isWhole ? now + WholePause : _wholeAt;
        return made;
    }

    /// <inheritdoc/>
    protected override IQueryable<ConsentId> Due(PortalDb db, DateTimeOffset now) => db.Set<SavedCard>()
        .Where(card => card.SealedAt >= _since && db.Set<Consent>().Any(consent => consent.Id == card.ConsentId
                && (consent.Kind == ConsentKind.Instalments || consent.Kind == ConsentKind.Recurring))
            && !db.Set<ConsentEnding>().Any(ending => ending.ConsentId == card.ConsentId)
            && !db.Set<ChargeSchedule>().Any(schedule => schedule.ConsentId == card.ConsentId))
        .OrderBy(card => card.SealedAt)
        .Select(card => card.ConsentId);

    /// <inheritdoc/>
    protected override async Task<ChargeSchedule?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, ConsentId key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await ScheduleRecords.FindAsync(scope, key, cancellationToken) is not null)
        {
            return null;
        }

        var consent = await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == key, cancellationToken);
        var sealedAt = await scope.Db.Set<SavedCard>()
            .Where(card => card.ConsentId == key)
            .Select(card => card.SealedAt)
            .SingleAsync(cancellationToken);
        var calendar = await calendars.FindAsync(scope.Db, consent.StoreId, cancellationToken);
        var today = calendar.DayOf(now);
        var next = ScheduleDays.OpenOf(consent.Scope, [], today, calendar.DayOf).FirstOrDefault()?.DueOn;

        // When the schedule is created after a due day, that day may have been charged outside the portal.
        var isLate = next < today && calendar.DayOf(sealedAt) < today;
        var schedule = ChargeSchedule.Make(key, consent.CustomerId, consent.StoreId, next, isLate, now);
        scope.Db.Add(schedule);
        services.GetRequiredService<ScheduleRecords>().Save(
            scope, schedule, isLate ? "schedule.attention" : "schedule.made", Actor.Portal, schedule.Trouble?.ToString(), next);
        return schedule;
    }
}
