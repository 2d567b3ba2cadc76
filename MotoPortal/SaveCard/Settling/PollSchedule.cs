namespace MotoPortal.SaveCard.Settling;

/// <summary>When Stripe is asked about an attempt, so that one save costs about 20 reads: Stripe counts them.</summary>
/// <remarks>https://docs.stripe.com/rate-limits#api-read-request-allocations</remarks>
internal static class PollSchedule
{
    /// <summary>After this time the reconciler takes up what a stopped process has left undone.</summary>
    public static readonly TimeSpan RecoveryPause = Seconds(5);

    /// <summary>The pause before an answer that stayed out is looked for.</summary>
    public static readonly TimeSpan SoonPause = Seconds(1);

    /// <summary>The pause before what Stripe refused, or did not answer, is tried again where no customer waits.</summary>
    public static readonly TimeSpan RestPause = Seconds(30);

    private static readonly TimeSpan[] First = [Seconds(3), Seconds(6), Seconds(10), Seconds(15)];
    private static readonly TimeSpan Later = Seconds(10);

    /// <summary>How long after the sending the next question comes.</summary>
    /// <param name="sinceSent">How long ago the attempt was sent.</param>
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
