namespace MotoPortal.SaveCard.Settling;

/// <summary>
/// When Stripe is polled about an attempt. One saved card costs about 20 reads, because Stripe limits reads in proportion to transactions.
/// </summary>
/// <remarks>https://docs.stripe.com/rate-limits#api-read-request-allocations</remarks>
internal static class PollSchedule
{
    /// <summary>The time after which the reconciler continues what a stopped process left undone.</summary>
    public static readonly TimeSpan RecoveryPause = Seconds(5);

    /// <summary>The pause before a lost answer is looked for.</summary>
    public static readonly TimeSpan SoonPause = Seconds(1);

    /// <summary>The pause before a call that failed is repeated when no customer waits.</summary>
    public static readonly TimeSpan RestPause = Seconds(30);

    private static readonly TimeSpan[] First = [Seconds(3), Seconds(6), Seconds(10), Seconds(15)];
    private static readonly TimeSpan Later = Seconds(10);

    /// <summary>The pause before the next poll.</summary>
    /// <param name="sinceSent">The time since the attempt was sent.</param>
    public static TimeSpan PauseAfter(TimeSpan sinceSent) => NextAfter(sinceSent) - sinceSent;

    /// <summary>The time of the next poll, after sending.</summary>
    /// <param name="sinceSent">The time since the attempt was sent.</param>
    public static TimeSpan NextAfter(TimeSpan sinceSent)
    {
        foreach (var due in First)
        {
            if (due > sinceSent)
            {
                return due;
            }
        }

        var steps = (long)Math.Floor((sinceSent - First[^1]) / Later) + 1;
        return First[^1] + (Later * steps);
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
