namespace MotoPortal.Charges;

/// <summary>When Stripe is asked what became of a charge.</summary>
internal static class ChargeTimes
{
    /// <summary>How long after sending a charge that no answer was written for is looked at: the call itself takes 20 seconds at most.</summary>
    public static readonly TimeSpan AfterSending = TimeSpan.FromSeconds(25);

    /// <summary>How long after sending a charge that Stripe knows nothing of is taken for never sent: no request is on its way that long.</summary>
    public static readonly TimeSpan NeverArrived = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>How long to wait for the next look: 2 seconds at first, then half of what has gone by, an hour at most.</summary>
    /// <param name="sinceSent">How long ago it was sent.</param>
    public static TimeSpan NextAfter(TimeSpan sinceSent)
    {
        var half = sinceSent / 2;
        return half < TimeSpan.FromSeconds(2) ? TimeSpan.FromSeconds(2) : half > Longest ? Longest : half;
    }
}
