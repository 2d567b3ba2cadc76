using MotoPortal.Gateway.Calls;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>When Stripe is asked what became of a charge.</summary>
internal static class ChargeTimes
{
    /// <summary>How long after sending a charge that no answer was written for is looked at.</summary>
    public static readonly TimeSpan AfterSending = CallTimes.SurelyOver;

    /// <summary>How long after sending a charge that Stripe knows nothing of is taken for not sent, though watched on.</summary>
    public static readonly TimeSpan NeverArrived = CallTimes.BelievedLost;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>When Stripe is asked next about a charge that was sent; null for never again.</summary>
    /// <param name="state">What is true now.</param>
    /// <param name="sent">When it was sent, UTC.</param>
    /// <param name="now">The time now, UTC.</param>
    public static DateTimeOffset? NextCheck(ChargeState state, DateTimeOffset sent, DateTimeOffset now) =>
        state.IsBelievedLost() ? CallTimes.NextLook(sent, now)
        : state.IsAtRest() ? null
        : now + NextAfter(now - sent);

    /// <summary>How long to wait for the next look: 2 seconds at first, then half of what has gone by, an hour at most.</summary>
    /// <param name="sinceSent">How long ago it was sent.</param>
    public static TimeSpan NextAfter(TimeSpan sinceSent)
    {
        var half = sinceSent / 2;
        return half < TimeSpan.FromSeconds(2) ? TimeSpan.FromSeconds(2) : half > Longest ? Longest : half;
    }
}
