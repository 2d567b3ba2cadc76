using MotoPortal.Gateway.Calls;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>When a card's removal is tried again.</summary>
internal static class RemovalSchedule
{
    /// <summary>The longest pause; it is tried without an end.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>How long a removal may wait before an administrator is told.</summary>
    public static readonly TimeSpan Alarm = TimeSpan.FromMinutes(10);

    /// <summary>How long a try belongs to whoever took it in hand; longer than a call to Stripe can take.</summary>
    public static readonly TimeSpan InHand = (CallTimes.Longest * 2) + TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>The pause after so many tries, from 1: 5 seconds, doubled each time, 5 minutes at most.</summary>
    public static TimeSpan PauseAfter(int tries)
    {
        // Seven doublings are past the longest pause already; more would overflow one day.
        var pause = FirstPause * Math.Pow(2, Math.Clamp(tries - 1, 0, 7));
        return pause < LongestPause ? pause : LongestPause;
    }
}
