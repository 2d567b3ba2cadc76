using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>Loads and saves schedules: what is worth remembering is noted in the ledger, and each change is rung.</summary>
internal sealed class ScheduleRecords(LedgerWriter ledger)
{
    /// <summary>Loads a schedule to change it; null when there is none for that consent.</summary>
    public static Task<ChargeSchedule?> FindAsync(AtomicScope scope, ConsentId consent, CancellationToken cancellationToken) =>
        scope.Db.Set<ChargeSchedule>().SingleOrDefaultAsync(schedule => schedule.ConsentId == consent, cancellationToken);

    /// <summary>Saves a change with what is to be remembered of it.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="schedule">The changed schedule.</param>
    /// <param name="kind">The ledger's kind of entry.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="detail">A short fact for the entry; null for none.</param>
    /// <param name="dueOn">The due day it is about; null for none.</param>
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

    /// <summary>Saves a change that is not worth remembering, such as when to look next.</summary>
    public static void SaveWithoutEntry(AtomicScope scope, ChargeSchedule schedule)
    {
        schedule.Touch();
        ScheduleTopics.Ring(scope, schedule.ConsentId);
    }
}
