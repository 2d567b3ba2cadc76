namespace MotoPortal.Tests.Faults.Kills;

/// <summary>The machine's clock, set ahead. Timers run as on the machine.</summary>
/// <param name="ahead">By how much.</param>
internal sealed class DrivenClock(TimeSpan ahead) : TimeProvider
{
    private long _ahead = ahead.Ticks;

    /// <summary>By how much it is ahead of the machine's clock.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    /// <summary>Lets time pass at once.</summary>
    public void Pass(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);
}
