using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// Keeps the calls of this process within Stripe's rate, and waits as long as Stripe asks after it has answered 429. Half of the rate is
/// left for other nodes and programs of the account: https://docs.stripe.com/rate-limits
/// </summary>
internal sealed class StripeRate(IOptions<StripeOptions> options, TimeProvider time) : IDisposable
{
    private const int LivePerSecond = 50;
    private const int SandboxPerSecond = 12;

    // A customer may be on the line; a call that would wait longer is refused, and its caller tries again.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private const int MostJitter = 1_000;
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(1);

    private readonly TokenBucketRateLimiter? _limiter = options.Value.Mode switch
    {
        StripeMode.Practice => null,
        StripeMode.Live => Bucket(LivePerSecond),
        _ => Bucket(SandboxPerSecond),
    };

    // A timestamp and no time of day: a clock that is set back must not stop all calls for as long.
    private long _pausedUntil;

    /// <summary>For how long Stripe asks for no calls; negative when it does not.</summary>
    public TimeSpan PausedFor => time.GetElapsedTime(time.GetTimestamp(), Interlocked.Read(ref _pausedUntil));

    /// <summary>Waits for this call's turn; false when that is too far away.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        if (PausedFor is { Ticks: > 0 } pause)
        {
            if (pause > LongestWait)
            {
                return false;
            }

            // Those that waited do not all call in the same moment.
            await Task.Delay(pause + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(MostJitter)), time, cancellationToken);
        }

        if (_limiter is null)
        {
            return true;
        }

        using var turn = await _limiter.AcquireAsync(1, cancellationToken);
        return turn.IsAcquired;
    }

    /// <summary>Records that Stripe answered 429.</summary>
    /// <param name="after">How long Stripe asks to wait; null when it does not say.</param>
    public void Pause(TimeSpan? after)
    {
        var pause = after is { Ticks: > 0 } asked ? asked : UsualPause;
        var until = time.GetTimestamp() + (long)((pause > LongestPause ? LongestPause : pause).TotalSeconds * time.TimestampFrequency);
        for (var known = Interlocked.Read(ref _pausedUntil);
            known < until && Interlocked.CompareExchange(ref _pausedUntil, until, known) != known;
            known = Interlocked.Read(ref _pausedUntil))
        {
            // Another call has recorded its answer meanwhile; the later end counts.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter?.Dispose();

    private static TokenBucketRateLimiter Bucket(int perSecond) => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = perSecond,
        TokensPerPeriod = Math.Max(1, perSecond / 10),
        ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        QueueLimit = (int)(perSecond * LongestWait.TotalSeconds),
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
