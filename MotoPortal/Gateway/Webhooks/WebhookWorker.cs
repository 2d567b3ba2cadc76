using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>Handles stored events, oldest first and several at a time; repeats an event until it succeeds.</summary>
internal sealed class WebhookWorker(WorkerEnvironment environment) : DueRowsWorker<string, StripeEventRow>(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Topics => [WebhookInbox.Topic];

    /// <inheritdoc/>
    protected override int AtOnce => 50;

    /// <inheritdoc/>
    protected override int SideBySide => 4;

    /// <inheritdoc/>
    protected override IQueryable<string> Due(PortalDb db, DateTimeOffset now) => db.Set<StripeEventRow>()
        .Where(row => row.AppliedAt == null && row.DueAt <= now)
        .OrderBy(row => row.ReceivedAt)
        .Select(row => row.EventId);

    /// <inheritdoc/>
    protected override Task<int> WakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var furthest = now + StripeEventRow.Claim + CallTimes.ClockTolerance;
        return WakeAsync(
            db => db.Set<StripeEventRow>().Where(row => row.AppliedAt == null && row.DueAt > furthest),
            row => row.SetProperty(found => found.DueAt, now),
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<StripeEventRow?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await scope.Db.Set<StripeEventRow>().SingleOrDefaultAsync(row => row.EventId == key, cancellationToken);
        return row?.TryClaim(now) is true ? row : null;
    }

    /// <inheritdoc/>
    protected override async Task WorkOnAsync(IServiceProvider services, StripeEventRow claimed, CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        foreach (var handler in services.GetServices<IStripeEventHandler>())
        {
            try
            {
                await handler.ApplyAsync(claimed.ToNotice(), cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // The event is passed to the other handlers nevertheless.
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"An event of type {claimed.Type} could not be applied.", failures);
        }

        await Environment.Atomic.RunAsync(
            async scope => (await FindAsync(scope, claimed.EventId))?.Applied(Environment.Time.GetUtcNow()), CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override async Task ReleaseAsync(AtomicScope scope, string key, DateTimeOffset now) =>
        (await FindAsync(scope, key))?.Release(now);

    private static Task<StripeEventRow?> FindAsync(AtomicScope scope, string id) =>
        scope.Db.Set<StripeEventRow>().SingleOrDefaultAsync(row => row.EventId == id, CancellationToken.None);
}
