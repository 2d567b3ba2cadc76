using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Settling;

/// <summary>
/// Looks during a day, ever more rarely, for what calls with a lost answer made for setups. A node claims a call by moving its next look.
/// </summary>
internal sealed class SpareObjectsWorker(WorkerEnvironment environment, SpareObjects spares)
    : DueRowsWorker<string, StripeCall>(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override IQueryable<string> Due(PortalDb db, DateTimeOffset now) => db.Set<StripeCall>()
        .Where(call => call.NextLookAt != null && call.NextLookAt <= now)
        .OrderBy(call => call.NextLookAt)
        .Select(call => call.Key);

    /// <inheritdoc/>
    protected override Task<int> WakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (furthest, soon) = (now + CallTimes.FurthestLook, now + CallTimes.ClockTolerance);
        return WakeAsync(
            db => db.Set<StripeCall>().Where(call => call.NextLookAt > furthest || (call.NextLookAt > soon && call.PreparedAt > soon)),
            call => call.SetProperty(row => row.NextLookAt, now),
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<StripeCall?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var call = await scope.Db.Set<StripeCall>().SingleOrDefaultAsync(call => call.Key == key, cancellationToken);
        if (call?.NextLookAt is not { } due || due > now)
        {
            return null;
        }

        call.LookAt(CallTimes.NextLook(call.PreparedAt, now));
        return call;
    }

    /// <inheritdoc/>
    protected override Task WorkOnAsync(IServiceProvider services, StripeCall claimed, CancellationToken cancellationToken) =>
        CardSetupId.TryFrom(claimed.Subject) is { } setup
            ? spares.LookAsync(claimed.Kind, setup, claimed.NextLookAt is null, cancellationToken)
            : Task.CompletedTask;
}
