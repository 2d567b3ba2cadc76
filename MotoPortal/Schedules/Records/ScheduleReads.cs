using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Schedules.Plans;
using MotoPortal.Terms.Scripts;

namespace MotoPortal.Schedules.Records;

/// <summary>Reads schedules for pages.</summary>
internal sealed class ScheduleReads(StoreContexts contexts, StoreCalendarReads calendars, TimeProvider time)
{
    /// <summary>The number of days in the calendar.</summary>
    public const int DaysAhead = 60;

    private const int Most = 500;

    /// <summary>The schedule of a consent; null when there is none.</summary>
    public async Task<ScheduleView?> FindAsync(ConsentId consent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        return (await ViewsAsync(db, Rows(db).Where(row => row.Schedule.ConsentId == consent)
            .OrderBy(row => row.Schedule.NextDueOn), cancellationToken)).SingleOrDefault();
    }

    /// <summary>The number of schedules that need attention.</summary>
    public async Task<int> CountAttentionAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        return await db.Set<ChargeSchedule>().CountAsync(schedule => schedule.State == ScheduleState.NeedsAttention, cancellationToken);
    }

    /// <summary>The schedules that need attention, and the charges due in the next <see cref="DaysAhead"/> days.</summary>
    /// <param name="state">The state to show; null for all that have not ended.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<SchedulePageView> CalendarAsync(ScheduleState? state, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var today = calendars.Company.DayOf(time.GetUtcNow());
        var until = today.AddDays(DaysAhead);
        var paused = await db.Set<ChargeSchedule>().CountAsync(schedule => schedule.State == ScheduleState.Paused, cancellationToken);
        var attention = await ViewsAsync(
            db,
            Rows(db).Where(row => row.Schedule.State == ScheduleState.NeedsAttention).OrderBy(row => row.Schedule.NextDueOn),
            cancellationToken);
        if (state is ScheduleState.Ended)
        {
            var ended = await ViewsAsync(
                db,
                Rows(db).Where(row => row.Schedule.State == ScheduleState.Ended).OrderByDescending(row => row.Schedule.LookedAt),
                cancellationToken);
            return new SchedulePageView(today, until, [], [], [.. ended], paused);
        }

        var due = await ViewsAsync(
            db,
            Rows(db).Where(row => row.Schedule.NextDueOn <= until
                && ((row.Schedule.State == ScheduleState.Active && state != ScheduleState.Paused && state != ScheduleState.NeedsAttention)
                || (row.Schedule.State == ScheduleState.Paused && state != ScheduleState.Active
                    && state != ScheduleState.NeedsAttention))).OrderBy(row => row.Schedule.NextDueOn),
            cancellationToken);
        return new SchedulePageView(
            today,
            until,
            state is null or ScheduleState.NeedsAttention ? [.. attention.OrderBy(view => view.Trouble)] : [],
            [.. due.SelectMany(view => ChargesOf(view, until))
                .OrderBy(charge => charge.DueOn).ThenBy(charge => charge.Schedule.CustomerName, StringComparer.CurrentCulture)],
            [],
            paused);
    }

    private static IEnumerable<ScheduledCharge> ChargesOf(ScheduleView view, DateOnly until) =>
        ScheduleDays.From(view.Scope, view.NextDueOn!.Value, until)
            .Select((day, place) =>
                new ScheduledCharge(day.DueOn, view, day.Amount ?? (place == 0 ? view.Entered : null), day.Number, day.Of, place == 0));

    private static IQueryable<Row> Rows(PortalDb db) =>
        from schedule in db.Set<ChargeSchedule>().AsNoTracking()
        join consent in db.Set<Consent>().AsNoTracking() on schedule.ConsentId equals consent.Id
        join customer in db.Set<KnownCustomer>().AsNoTracking() on schedule.CustomerId equals customer.Id
        join card in db.Set<SavedCard>().AsNoTracking() on schedule.ConsentId equals card.ConsentId
        select new Row
        {
            Schedule = schedule,
            Consent = consent,
            Customer = customer,
            Card = card,
            Last4Now = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRenewed)
                .OrderByDescending(fact => fact.Id).Select(fact => fact.Last4).FirstOrDefault(),
        };

    private static async Task<List<ScheduleView>> ViewsAsync(PortalDb db, IQueryable<Row> rows, CancellationToken cancellationToken)
    {
        var found = await rows.Take(Most).ToListAsync(cancellationToken);
        var promises = new Dictionary<int, int?>();
        foreach (var version in found.Select(row => row.Consent.TermsVersion).Distinct())
        {
            promises[version] = await TermsReads.NoticeDaysAsync(db, version, cancellationToken);
        }

        return [.. found.Select(row => row.ToView(promises[row.Consent.TermsVersion]))];
    }

    private sealed class Row
    {
        public required ChargeSchedule Schedule { get; init; }

        public required Consent Consent { get; init; }

        public required KnownCustomer Customer { get; init; }

        public required SavedCard Card { get; init; }

        public string? Last4Now { get; init; }

        public ScheduleView ToView(int? noticeDays)
        {
            var scope = Consent.Scope;
            return new ScheduleView(
                Schedule.ConsentId,
                ConsentNumber.Write(Consent.Number),
                Schedule.CustomerId,
                Customer.Name,
                Card.Brand,
                Last4Now ?? Card.Last4,
                scope,
                Schedule.State,
                Schedule.NextDueOn,
                Schedule.NextTryAt,
                Schedule.NotBefore,
                Schedule.AmountMinorUnits is { } entered ? scope.Amount with { AmountMinorUnits = entered } : null,
                Schedule.Declines,
                Schedule.LastChargeId,
                Schedule.Trouble,
                Schedule.TroubleCode,
                Schedule.End,
                Schedule.PausedBy,
                Schedule.PausedAt,
                Schedule.PauseReason,
                Schedule.NoticeFor,
                Schedule.NoticeBy,
                noticeDays);
        }
    }
}
