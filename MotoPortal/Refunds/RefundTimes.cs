using MotoPortal.Gateway.Calls;

namespace MotoPortal.Refunds;

/// <summary>When Stripe is asked what became of a refund.</summary>
internal static class RefundTimes
{
    /// <summary>How long after sending a refund that Stripe knows nothing of is taken for not sent, though watched on.</summary>
    public static readonly TimeSpan NeverArrived = CallTimes.BelievedLost;

    /// <summary>How long after sending a refund that no answer was written for is looked at.</summary>
    public static readonly TimeSpan AfterSending = CallTimes.SurelyOver;

    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(2);

    // A failure is told within 30 days; an hour longer, since the last look should come after that.
    private static readonly TimeSpan MayFail = TimeSpan.FromDays(30) + TimeSpan.FromHours(1);

    /// <summary>When to look next; null for never again.</summary>
    /// <param name="state">What is true now.</param>
    /// <param name="since">When it was asked for, UTC.</param>
    /// <param name="now">The time now, UTC.</param>
    public static DateTimeOffset? Next(RefundState state, DateTimeOffset since, DateTimeOffset now) => state switch
    {
        RefundState.Sending => now + AfterSending,
        RefundState.Unknown => now + Between(Soonest, (now - since) / 2, TimeSpan.FromHours(1)),
        RefundState.NotSent or RefundState.Refused => CallTimes.NextLook(since, now),
        RefundState.Pending or RefundState.NeedsCustomer =>
            now + Between(TimeSpan.FromMinutes(1), (now - since) / 2, TimeSpan.FromHours(12)),
        RefundState.Succeeded when now - since < MayFail => now + Between(TimeSpan.FromHours(12), (now - since) / 2, TimeSpan.FromDays(7)),
        _ => null,
    };

    private static TimeSpan Between(TimeSpan least, TimeSpan wanted, TimeSpan most) =>
        wanted < least ? least : wanted > most ? most : wanted;
}
