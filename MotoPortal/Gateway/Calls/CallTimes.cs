using MotoPortal.Data.Workers;

namespace MotoPortal.Gateway.Calls;

/// <summary>
/// How long a call to Stripe may take, and how long a call that was given up may still take effect. Every timeout after which the portal
/// considers a call lost is derived from here.
/// </summary>
internal static class CallTimes
{
    /// <summary>The timeout of a call. Stripe.net's own 80 seconds would be too long for a customer on the line.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The time after sending when a call has certainly been answered or given up by its sender, so that its effect can be looked for.
    /// </summary>
    public static readonly TimeSpan SurelyOver = Longest + TimeSpan.FromSeconds(5);

    /// <summary>The time after sending when a call that left nothing at Stripe is assumed, but not known, to be lost.</summary>
    public static readonly TimeSpan BelievedLost = Longest * 3;

    /// <summary>
    /// How long a call that is assumed lost is still looked for, because the network may deliver it late. After a day Stripe may also drop
    /// its idempotency key: https://docs.stripe.com/api/idempotent_requests
    /// </summary>
    public static readonly TimeSpan WatchedFor = TimeSpan.FromHours(24);

    /// <summary>How far back calls that are assumed lost are checked at Stripe before the same is done again.</summary>
    public static readonly TimeSpan AskedAboutFor = TimeSpan.FromDays(30);

    /// <summary>The lifetime of a connection to Stripe, after which a new one resolves the address again.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The furthest that any look at a call is planned ahead. A look that is further away was planned by a clock that was set back since.
    /// </summary>
    public static readonly TimeSpan FurthestLook = TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1);

    /// <summary>
    /// By how much the clocks of two nodes may differ. What is further in the future than this was written by a clock that was set back
    /// since.
    /// </summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);

    /// <summary>
    /// When a call that is assumed lost is looked for next: the interval grows by half each time, up to two hours, with a last look when
    /// the day is over. One day costs about 25 reads.
    /// </summary>
    /// <param name="sent">When it was sent, UTC.</param>
    /// <param name="now">The current time, UTC.</param>
    /// <returns>The time of the next look; null when the day is over.</returns>
    public static DateTimeOffset? NextLook(DateTimeOffset sent, DateTimeOffset now)
    {
        var gone = now - sent;
        if (gone >= WatchedFor)
        {
            return null;
        }

        var pause = Backoff.HalfOf(gone, Longest, LongestPause);
        return gone + pause > WatchedFor ? sent + WatchedFor : now + pause;
    }
}
