using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Primitives;
using MotoPortal.Schedules.Plans;

namespace MotoPortal.Schedules.Records;

/// <summary>
/// Marks the schedule of a consent in the transaction in which the consent ends, gets a fact, or a charge under it settles. A change thus
/// reads one row by its key, no other schedule is evaluated for it, and the mark is not lost when the portal stops.
/// </summary>
internal sealed class ScheduleMarks(TimeProvider time) : SaveChangesInterceptor
{
    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && TouchedIn(db) is { Count: > 0 } touched)
        {
            foreach (var schedule in await db.Set<ChargeSchedule>()
                .Where(schedule => touched.Contains(schedule.ConsentId) && schedule.State != ScheduleState.Ended)
                .ToListAsync(cancellationToken))
            {
                schedule.Mark(time.GetUtcNow());
            }
        }

        return result;
    }

    private static List<ConsentId> TouchedIn(DbContext db) =>
        [.. db.ChangeTracker.Entries().Select(TouchedBy).OfType<ConsentId>().Distinct()];

    private static ConsentId? TouchedBy(EntityEntry entry) => entry switch
    {
        { State: EntityState.Added, Entity: ConsentFact fact } => fact.ConsentId,
        { State: EntityState.Added, Entity: ConsentEnding ending } => ending.ConsentId,
        { State: EntityState.Added, Entity: Charge { SettledAt: not null } charge } => charge.ConsentId,
        { State: EntityState.Modified, Entity: Charge charge } when entry.Property(nameof(Charge.SettledAt)).IsModified => charge.ConsentId,
        _ => null,
    };
}
