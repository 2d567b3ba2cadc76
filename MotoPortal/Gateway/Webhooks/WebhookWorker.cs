using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>
/// Handles stored events by subject: all that are due for one payment, setup, card or customer together, several subjects at a time. What
/// came before its subject is tried again soon; what throws is tried again for a day, and is then given up until a person replays it.
/// </summary>
internal sealed class WebhookWorker(WorkerEnvironment environment) : DueRowsWorker<string, WebhookWorker.Claimed>(environment)
{
    /// <summary>How long events that cannot be applied, or whose subject stays unknown, are tried again.</summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromDays(1);

    // A call that made the subject is answered or looked up within seconds.
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);

    // Further events of the subject wait for it as well, so it stays short.
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Topics => [WebhookInbox.Topic];

    /// <inheritdoc/>
    protected override int AtOnce => 50;

    /// <inheritdoc/>
    protected override int SideBySide => 4;

    /// <inheritdoc/>
    protected override IQueryable<string> Due(PortalDb db, DateTimeOffset now) => db.Set<StripeEventRow>()
        .Where(row => row.AppliedAt == null && row.GaveUpAt == null && row.DueAt <= now)
        .GroupBy(row => row.Subject)
        .OrderBy(subject => subject.Min(row => row.ReceivedAt))
        .Select(subject => subject.Key);

    /// <inheritdoc/>
    protected override Task<int> WakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var furthest = now + StripeEventRow.Claim + CallTimes.ClockTolerance;
        return WakeAsync(
            db => db.Set<StripeEventRow>().Where(row => row.AppliedAt == null && row.GaveUpAt == null && row.DueAt > furthest),
            row => row.SetProperty(found => found.DueAt, now),
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<Claimed?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await Open(scope.Db, key).AsNoTracking().ToListAsync(cancellationToken);

        // While another node has one of them, those that came since wait for it: a subject is never worked on side by side.
        var isElsewhere = rows.Exists(row => row.DueAt > now);
        if (isElsewhere || rows.Count == 0 || !rows.TrueForAll(row => row.TryClaim(now)))
        {
            return null;
        }

        // One statement for all of them: a save waits for this transaction.
        string[] ids = [.. rows.Select(row => row.EventId)];
        var until = rows[0].DueAt;
        await scope.Db.Set<StripeEventRow>().Where(row => ids.Contains(row.EventId))
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.DueAt, until), cancellationToken);
        return new Claimed(StripeEventBatch.Of(rows), ids);
    }

    /// <inheritdoc/>
    protected override async Task WorkOnAsync(IServiceProvider services, Claimed claimed, CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        var outcomes = await ApplyAsync([.. services.GetServices<IStripeEventHandler>()], claimed.Events, failures, cancellationToken);

        // What one room has recorded may be what another was missing, such as the charge of a disputed payment on a reader.
        List<IStripeEventHandler> missing = [.. outcomes.Where(pair => pair.Outcome is EventOutcome.NotYet).Select(pair => pair.Handler)];
        var isOurs = !outcomes.Exists(pair => pair.Outcome is EventOutcome.NotOurs);
        if (missing.Count > 0 && isOurs && failures.Count == 0)
        {
            outcomes = await ApplyAsync(missing, claimed.Events, failures, cancellationToken);
        }

        if (failures.Count > 0)
        {
            var failure = failures[0].GetType().Name;
            await UpdateAsync(claimed.EventIds, rows => rows.ExecuteUpdateAsync(
                change => change.SetProperty(row => row.Failure, failure), CancellationToken.None));
            throw new AggregateException($"Events of the types {string.Join(", ", claimed.Events.Types)} could not be applied.", failures);
        }

        var now = Environment.Time.GetUtcNow();
        if (!isOurs || !outcomes.Exists(pair => pair.Outcome is EventOutcome.NotYet))
        {
            await UpdateAsync(claimed.EventIds, rows => rows.ExecuteUpdateAsync(
                change => change.SetProperty(row => row.AppliedAt, now), CancellationToken.None));
            return;
        }

        // Stripe says that it is the portal's, and it is not known here: after a day a person has to know.
        var (next, tried) = (now + Backoff.HalfOf(now - claimed.Events.Since, Soonest, Latest), now - TriedFor);
        await UpdateAsync(
            claimed.EventIds,
            async rows =>
            {
                await rows.Where(row => (row.ReplayedAt ?? row.ReceivedAt) <= tried).ExecuteUpdateAsync(
                    change => change.SetProperty(row => row.GaveUpAt, now).SetProperty(row => row.Problem, EventProblem.SubjectUnknown),
                    CancellationToken.None);
                return await rows.ExecuteUpdateAsync(change => change.SetProperty(row => row.DueAt, next), CancellationToken.None);
            },
            claimed.Events.Since <= tried);
    }

    /// <inheritdoc/>
    protected override async Task ReleaseAsync(AtomicScope scope, string key, DateTimeOffset now)
    {
        foreach (var row in await Open(scope.Db, key).ToListAsync(CancellationToken.None))
        {
            row.Release(now);
            if (now - row.TriedSince > TriedFor)
            {
                row.GiveUp(EventProblem.Failed, now);
                scope.Ring(WebhookInbox.GivenUpTopic);
            }
        }
    }

    private Task<int> UpdateAsync(string[] ids, Func<IQueryable<StripeEventRow>, Task<int>> update, bool givesUp = false) =>
        Environment.Atomic.RunAsync(
            scope =>
            {
                if (givesUp)
                {
                    scope.Ring(WebhookInbox.GivenUpTopic);
                }

                return update(scope.Db.Set<StripeEventRow>().Where(row => ids.Contains(row.EventId)));
            },
            CancellationToken.None);

    private static IQueryable<StripeEventRow> Open(PortalDb db, string subject) => db.Set<StripeEventRow>()
        .Where(row => row.Subject == subject && row.AppliedAt == null && row.GaveUpAt == null);

    // Each room is passed the events, also when another one throws.
    private static async Task<List<(IStripeEventHandler Handler, EventOutcome Outcome)>> ApplyAsync(
        List<IStripeEventHandler> handlers, StripeEventBatch events, List<Exception> failures, CancellationToken cancellationToken)
    {
        List<(IStripeEventHandler, EventOutcome)> outcomes = [];
        foreach (var handler in handlers)
        {
            try
            {
                outcomes.Add((handler, await handler.ApplyAsync(events, cancellationToken)));
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(exception);
            }
        }

        return outcomes;
    }

    /// <summary>The events of one subject.</summary>
    /// <param name="Events">What they are about.</param>
    /// <param name="EventIds">Their ids.</param>
    internal sealed record Claimed(StripeEventBatch Events, string[] EventIds);
}
