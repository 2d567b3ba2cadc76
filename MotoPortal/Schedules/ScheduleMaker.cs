using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>Makes a schedule for every consent to instalments or regular charges under which a card is saved. Nodes may do it at once.</summary>
internal sealed class ScheduleMaker(IDbContextFactory<PortalDb> contexts, Atomic atomic, ScheduleRecords records, IOptions<ChargesOptions> options, TimeProvider time)
{
    private const int AtOnce = 50;

    /// <summary>Makes those that are missing; answers how many.</summary>
    public async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        List<ConsentId> missing;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            missing = await db.Set<SavedCard>()
                .Where(card => db.Set<Consent>().Any(consent => consent.Id == card.ConsentId && (consent.Kind == ConsentKind.Instalments || consent.Kind == ConsentKind.Recurring))
                    && !db.Set<ConsentEnding>().Any(ending => ending.ConsentId == card.ConsentId)
                    && !db.Set<ChargeSchedule>().Any(schedule => schedule.ConsentId == card.ConsentId))
                .OrderBy(card => card.SealedAt)
                .Select(card => card.ConsentId)
                .Take(AtOnce)
                .ToListAsync(cancellationToken);
        }

        var made = 0;
        foreach (var id in missing)
        {
            made += await MakeAsync(id, cancellationToken) ? 1 : 0;
        }

        return made;
    }

    private Task<bool> MakeAsync(ConsentId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                if (await ScheduleRecords.FindAsync(scope, id, cancellationToken) is not null)
                {
                    return false;
                }

                var now = time.GetUtcNow();
                var consent = await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == id, cancellationToken);
                var sealedAt = await scope.Db.Set<SavedCard>().Where(card => card.ConsentId == id).Select(card => card.SealedAt).SingleAsync(cancellationToken);
                var today = DayOf(now);
                var next = ScheduleDays.OpenOf(consent.Scope, [], today, DayOf).FirstOrDefault()?.DueOn;

                // A portal that learned to charge by itself after the card was saved cannot know what was charged without it.
                var isLate = next < today && DayOf(sealedAt) < today;
                var schedule = ChargeSchedule.Make(id, consent.CustomerId, next, isLate, now);
                scope.Db.Add(schedule);
                records.Save(scope, schedule, isLate ? "schedule.attention" : "schedule.made", Actor.Portal, schedule.Trouble?.ToString(), next);
                return true;
            },
            cancellationToken);

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, options.Value.Zone).DateTime);
}
