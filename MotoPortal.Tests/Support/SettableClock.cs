using Microsoft.Extensions.Time.Testing;

namespace MotoPortal.Tests.Support;

/// <summary>A clock that a test moves, and that it can also set as an administrator sets a machine's clock: then no time passes.</summary>
internal sealed class SettableClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private long _setBy;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _setBy));

    /// <summary>Sets the clock forward or back.</summary>
    public void Set(TimeSpan by) => Interlocked.Add(ref _setBy, by.Ticks);
}
