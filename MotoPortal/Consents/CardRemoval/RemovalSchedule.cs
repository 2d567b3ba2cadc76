using MotoPortal.Gateway.Calls;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>The schedule of tries to remove a card.</summary>
internal static class RemovalSchedule
{
    /// <summary>The longest pause; tries do not end.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>How long a removal may be overdue before administrators are told.</summary>
    public static readonly TimeSpan Alarm = TimeSpan.FromMinutes(10);

    /// <summary>How long a claim lasts; longer than a call to Stripe can take.</summary>
    public static readonly TimeSpan InHand = (CallTimes.Longest * 2) + TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>The pause after a number of tries, from 1: 5 seconds, doubled each time, at most 5 minutes.</summary>
    public static TimeSpan PauseAfter(int tries)
    {
        // Seven doublings exceed the longest pause; an unbounded exponent would overflow.
        var pause = FirstPause * Math.Pow(2, Math.Clamp(tries - 1, 0, 7));
        return pause < LongestPause ? pause : LongestPause;
    }
}
