using MotoPortal.Gateway.Calls;

namespace MotoPortal.Charges.Records;

/// <summary>The schedule by which Stripe is polled about a charge.</summary>
internal static class ChargeTimes
{
    /// <summary>The time after sending when a charge without an answer is first polled.</summary>
    public static readonly TimeSpan AfterSending = CallTimes.SurelyOver;

    /// <summary>
    /// The time after sending when a charge that Stripe does not know is assumed not to have been sent; it is watched further.
    /// </summary>
    public static readonly TimeSpan NeverArrived = CallTimes.BelievedLost;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>When Stripe is polled next about a charge; null for never.</summary>
    /// <param name="state">The current state.</param>
    /// <param name="sent">When it was sent, UTC.</param>
    /// <param name="now">The current time, UTC.</param>
    public static DateTimeOffset? NextCheck(ChargeState state, DateTimeOffset sent, DateTimeOffset now) =>
        state.IsBelievedLost() ? CallTimes.NextLook(sent, now)
        : state.IsAtRest() ? null
        : now + NextAfter(now - sent);

    /// <summary>The pause before the next poll: at first 2 seconds, then half of the elapsed time, at most an hour.</summary>
    /// <param name="sinceSent">The time since it was sent.</param>
    public static TimeSpan NextAfter(TimeSpan sinceSent)
    {
        var half = sinceSent / 2;
        return half < TimeSpan.FromSeconds(2) ? TimeSpan.FromSeconds(2) : half > Longest ? Longest : half;
    }
}
