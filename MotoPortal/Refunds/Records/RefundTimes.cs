using MotoPortal.Gateway.Calls;

namespace MotoPortal.Refunds.Records;

/// <summary>The schedule by which Stripe is polled about a refund.</summary>
internal static class RefundTimes
{
    /// <summary>
    /// The time after sending when a refund that Stripe does not know is assumed not to have been sent; it is watched further.
    /// </summary>
    public static readonly TimeSpan NeverArrived = CallTimes.BelievedLost;

    /// <summary>The time after sending when a refund without an answer is first polled.</summary>
    public static readonly TimeSpan AfterSending = CallTimes.SurelyOver;

    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(2);

    // Failures are reported within 30 days; the last poll is an hour after that.
    private static readonly TimeSpan MayFail = TimeSpan.FromDays(30) + TimeSpan.FromHours(1);

    /// <summary>The time of the next poll; null for none.</summary>
    /// <param name="state">The current state.</param>
    /// <param name="since">When it was asked for, UTC.</param>
    /// <param name="now">The current time, UTC.</param>
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
