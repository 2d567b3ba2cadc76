using MotoPortal.Data.Workers;

namespace MotoPortal.Gateway.Calls;

/// <summary>
/// How long a call to Stripe may take, and how long one that was given up may still do something. Every wait of the portal after which
/// a call counts as lost is derived from here.
/// </summary>
internal static class CallTimes
{
    /// <summary>How long a call is waited for. Stripe.net's own 80 seconds would leave a customer waiting on the line.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long after sending a call has surely been answered or given up by its sender, so that what it did can be looked for.
    /// </summary>
    public static readonly TimeSpan SurelyOver = Longest + TimeSpan.FromSeconds(5);

    /// <summary>How long after sending a call that left nothing at Stripe is believed, not known, to have been lost on its way.</summary>
    public static readonly TimeSpan BelievedLost = Longest * 3;

    /// <summary>
    /// How long a call that is believed lost is looked for all the same: what stands between may deliver it late. After a day Stripe may
    /// forget its idempotency key, too: https://docs.stripe.com/api/idempotent_requests
    /// </summary>
    public static readonly TimeSpan WatchedFor = TimeSpan.FromHours(24);

    /// <summary>For how long back a call that is believed lost is asked about before the same thing is done a second time.</summary>
    public static readonly TimeSpan AskedAboutFor = TimeSpan.FromDays(30);

    /// <summary>How long a connection to Stripe is used before a new one asks for its address again.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);

    /// <summary>
    /// When a call that is believed lost is looked for next: each time after half as long again, two hours at most, and a last time when
    /// the day is over. A day costs some 25 reads.
    /// </summary>
    /// <param name="sent">When it was sent, UTC.</param>
    /// <param name="now">The time, UTC.</param>
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
