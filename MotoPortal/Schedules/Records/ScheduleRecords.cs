using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Schedules.Plans;

namespace MotoPortal.Schedules.Records;

/// <summary>Loads and saves schedules: relevant changes get an entry in the ledger, and each change rings the bell.</summary>
internal sealed class ScheduleRecords(LedgerWriter ledger)
{
    /// <summary>Loads a schedule for a change; null when the consent has none.</summary>
    public static Task<ChargeSchedule?> FindAsync(AtomicScope scope, ConsentId consent, CancellationToken cancellationToken) =>
        scope.Db.Set<ChargeSchedule>().SingleOrDefaultAsync(schedule => schedule.ConsentId == consent, cancellationToken);

    /// <summary>Saves a change with an entry in the ledger.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="schedule">The changed schedule.</param>
    /// <param name="kind">The ledger's kind of entry.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="detail">A short fact for the entry; null for none.</param>
    /// <param name="dueOn">The due day in question; null for none.</param>
    public void Save(AtomicScope scope, ChargeSchedule schedule, string kind, Actor actor, string? detail = null, DateOnly? dueOn = null)
    {
        ledger.Append(
            scope,
            kind,
            actor,
            new LedgerSubjects(Consent: schedule.ConsentId, Customer: schedule.CustomerId),
            new ScheduleEntries.Changed(detail, schedule.State.ToString(), dueOn, schedule.AmountMinorUnits));
        SaveWithoutEntry(scope, schedule);
    }

    /// <summary>Saves a change without an entry in the ledger, such as the time of the next evaluation.</summary>
    public static void SaveWithoutEntry(AtomicScope scope, ChargeSchedule schedule)
    {
        schedule.Touch();
        ScheduleTopics.Ring(scope, schedule.ConsentId);
    }
}
