using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>
/// Marks the schedule of a consent in the very transaction in which the consent ends, a fact about it is learned, or a charge under it
/// settles. So one change costs one row read by its key, no other schedule is looked through for it, and a mark is not lost when the
/// portal stops before it has looked.
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
