using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Stores;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;

namespace MotoPortal.Deliveries;

/// <summary>Reads how events arrive from Stripe, and which were given up.</summary>
internal sealed class DeliveryReads(IDbContextFactory<PortalDb> contexts, StoreCalendarReads calendars, Bell bell, TimeProvider time)
{
    /// <summary>How many events are listed.</summary>
    public const int MostListed = 100;

    /// <summary>An event that is not applied after this time is late: five pauses of one that throws.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan LagOf = TimeSpan.FromHours(1);

    // Events wait, and become late, without anything being written.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    /// <summary>The events that were given up and not set aside.</summary>
    public static IQueryable<StripeEventRow> Letters(PortalDb db) =>
        db.Set<StripeEventRow>().Where(row => row.GaveUpAt != null && row.AppliedAt == null);

    /// <summary>Those of them that can be tried again.</summary>
    public static IQueryable<StripeEventRow> Replayable(PortalDb db) =>
        Letters(db).Where(row => row.Problem == null || row.Problem != EventProblem.Unreadable);

    /// <summary>Follows what the page shows until the token is cancelled.</summary>
    public IAsyncEnumerable<DeliveryView> WatchAsync(CancellationToken cancellationToken) => FollowAsync(ReadAsync, cancellationToken);

    /// <summary>Follows what an administrator has to know without asking.</summary>
    public IAsyncEnumerable<DeliveryTrouble> WatchTroubleAsync(CancellationToken cancellationToken) =>
        FollowAsync(ReadTroubleAsync, cancellationToken);

    /// <summary>What the page shows.</summary>
    public async Task<DeliveryView> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var events = db.Set<StripeEventRow>().AsNoTracking();
        var last = await events.OrderByDescending(row => row.ReceivedAt).Select(row => (DateTimeOffset?)row.ReceivedAt)
            .FirstOrDefaultAsync(cancellationToken);
        var waiting = await Waiting(db).CountAsync(cancellationToken);
        var letters = await Letters(db).AsNoTracking().OrderByDescending(row => row.GaveUpAt).ThenBy(row => row.EventId).Take(MostListed)
            .ToListAsync(cancellationToken);
        return new DeliveryView(
            last,
            waiting,
            await OldestAsync(db, now, cancellationToken),
            await LagAsync(db, now, cancellationToken),
            await RefusedAsync(db, now, cancellationToken),
            [
                .. letters.Select(row => new DeadLetterView(
                    row.EventId,
                    row.Type,
                    row.Subject,
                    row.Problem ?? EventProblem.Failed,
                    row.Failure,
                    row.ReceivedAt,
                    row.GaveUpAt ?? row.ReceivedAt)),
            ],
            letters.Count < MostListed ? letters.Count : await Letters(db).CountAsync(cancellationToken));
    }

    /// <summary>What an administrator has to know without asking.</summary>
    public async Task<DeliveryTrouble> ReadTroubleAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = await OldestAsync(db, time.GetUtcNow(), cancellationToken);
        return new DeliveryTrouble(await Letters(db).CountAsync(cancellationToken), oldest >= LateAfter ? oldest : null);
    }

    private async IAsyncEnumerable<T> FollowAsync<T>(
        Func<CancellationToken, Task<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var rings = bell.Subscribe(WebhookInbox.GivenUpTopic, RefusedPosts.Topic);
        using var ticks = new PeriodicTimer(Look, time);
        var (ring, tick) =
            (rings.WaitAsync(cancellationToken).AsTask(), ticks.WaitForNextTickAsync(cancellationToken).AsTask());
        while (true)
        {
            yield return await read(cancellationToken);
            await await Task.WhenAny(ring, tick);
            ring = ring.IsCompleted ? rings.WaitAsync(cancellationToken).AsTask() : ring;
            tick = tick.IsCompleted ? ticks.WaitForNextTickAsync(cancellationToken).AsTask() : tick;
        }
    }

    private static IQueryable<StripeEventRow> Waiting(PortalDb db) =>
        db.Set<StripeEventRow>().AsNoTracking().Where(row => row.AppliedAt == null && row.GaveUpAt == null);

    private static async Task<TimeSpan?> OldestAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // One that a person replayed waits since then.
        var since = await Waiting(db)
            .MinAsync(row => (DateTimeOffset?)(row.ReplayedAt ?? row.CreatedAt ?? row.ReceivedAt), cancellationToken);
        return since is { } at ? Positive(now - at) : null;
    }

    // One that was replayed or set aside says nothing about how events arrive.
    private static async Task<LagView?> LagAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - LagOf;
        var applied = await db.Set<StripeEventRow>().AsNoTracking()
            .Where(row => row.AppliedAt > since && row.CreatedAt != null && row.ReplayedAt == null && row.GaveUpAt == null)
            .Select(row => new { row.CreatedAt, row.AppliedAt })
            .ToListAsync(cancellationToken);
        TimeSpan[] lags = [.. applied.Select(row => Positive((row.AppliedAt - row.CreatedAt)!.Value)).Order()];
        return lags is [.., var slowest] ? new LagView(lags.Length, lags[(lags.Length - 1) / 2], slowest) : null;
    }

    private async Task<ImmutableArray<RefusedPostsView>> RefusedAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = calendars.Company.StartOf(calendars.Company.DayOf(now));
        var rows = await db.Set<RefusedPostsRow>().AsNoTracking().Where(row => row.Period >= today).ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.Refusal)
                .Select(posts => new RefusedPostsView(posts.Key, posts.Sum(row => row.Count), posts.Max(row => row.LastAt)))
                .OrderByDescending(posts => posts.Posts).ThenBy(posts => posts.Refusal),
        ];
    }

    // Stripe's clock may be ahead of this one.
    private static TimeSpan Positive(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
