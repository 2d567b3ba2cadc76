using System.Net;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>
/// Logs and counts the posts to the webhook endpoint that were refused. Anyone may post, so a post costs no write to the database: counts
/// are kept in memory until the worker adds them up, and of many posts within a minute only the first ones have a line each. Thread-safe.
/// </summary>
internal sealed partial class RefusedPosts(Atomic atomic, TimeProvider time, ILogger<RefusedPosts> log)
{
    /// <summary>The bell topic that rings when counts were written.</summary>
    public const string Topic = "refused-posts";

    /// <summary>The lines of one minute.</summary>
    public const int LinesPerMinute = 20;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(DateTimeOffset Period, PostRefusal Refusal), (int Count, DateTimeOffset Last)> _counts = [];
    private readonly Lock _lock = new();
    private long? _minute;
    private int _lines;
    private int _unlogged;

    /// <summary>Logs and counts one post.</summary>
    /// <param name="refusal">Why it was refused.</param>
    /// <param name="origin">The network address from which it came; null when there is none.</param>
    public void Add(PostRefusal refusal, IPAddress? origin)
    {
        var now = time.GetUtcNow();
        var (isLogged, unlogged) = (false, 0);
        lock (_lock)
        {
            var key = (RefusedPostsRow.PeriodOf(now), refusal);
            _counts[key] = (_counts.GetValueOrDefault(key).Count + 1, now);
            if (_minute is not { } began || time.GetElapsedTime(began) >= Minute)
            {
                (_minute, _lines, unlogged, _unlogged) = (time.GetTimestamp(), 0, _unlogged, 0);
            }

            isLogged = _lines < LinesPerMinute;
            _lines += isLogged ? 1 : 0;
            _unlogged += isLogged ? 0 : 1;
        }

        if (unlogged > 0)
        {
            LogMore(log, unlogged);
        }

        if (isLogged)
        {
            LogRefused(log, refusal, origin);
        }
    }

    /// <summary>Adds the counts to the table.</summary>
    /// <returns>The number of posts.</returns>
    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        Dictionary<(DateTimeOffset Period, PostRefusal Refusal), (int Count, DateTimeOffset Last)> taken;
        lock (_lock)
        {
            if (_counts.Count == 0)
            {
                return 0;
            }

            taken = new(_counts);
            _counts.Clear();
        }

        try
        {
            await atomic.RunAsync(
                async scope =>
                {
                    foreach (var ((period, refusal), (count, last)) in taken)
                    {
                        var row = await scope.Db.Set<RefusedPostsRow>()
                            .SingleOrDefaultAsync(row => row.Period == period && row.Refusal == refusal, cancellationToken);
                        if (row is null)
                        {
                            scope.Db.Add(row = RefusedPostsRow.Of(period, refusal));
                        }

                        row.Add(count, last);
                    }

                    var kept = time.GetUtcNow() - RefusedPostsRow.KeptFor;
                    await scope.Db.Set<RefusedPostsRow>().Where(row => row.Period < kept).ExecuteDeleteAsync(cancellationToken);
                    scope.Ring(Topic);
                },
                cancellationToken);
        }
        catch
        {
            GiveBack(taken);
            throw;
        }

        return taken.Values.Sum(counted => counted.Count);
    }

    private void GiveBack(Dictionary<(DateTimeOffset Period, PostRefusal Refusal), (int Count, DateTimeOffset Last)> taken)
    {
        lock (_lock)
        {
            foreach (var (key, (count, last)) in taken)
            {
                var since = _counts.GetValueOrDefault(key);
                _counts[key] = (since.Count + count, since.Last > last ? since.Last : last);
            }
        }
    }

    [LoggerMessage(2302, LogLevel.Warning, "A post to the webhook endpoint from {Origin} was refused: {Refusal}")]
    private static partial void LogRefused(ILogger log, PostRefusal refusal, IPAddress? origin);

    [LoggerMessage(2303, LogLevel.Warning, "{Posts} more posts to the webhook endpoint were refused and not logged one by one")]
    private static partial void LogMore(ILogger log, int posts);
}
