using Microsoft.Playwright;

namespace MotoPortal.Bench.Saves;

/// <summary>Counts what a page receives over its WebSocket, before compression.</summary>
internal sealed class CircuitFrames : IDisposable
{
    private readonly IPage _page;
    private long _bytes;
    private int _count;

    private CircuitFrames(IPage page) => _page = page;

    /// <summary>The bytes since the last restart.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The messages since the last restart.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts from now on.</summary>
    public static CircuitFrames Of(IPage page)
    {
        var frames = new CircuitFrames(page);
        page.WebSocket += frames.Follow;
        return frames;
    }

    /// <summary>Forgets what was counted.</summary>
    public void Restart()
    {
        Interlocked.Exchange(ref _bytes, 0);
        Interlocked.Exchange(ref _count, 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _page.WebSocket -= Follow;

    private void Follow(object? sender, IWebSocket socket) => socket.FrameReceived += (_, frame) =>
    {
        Interlocked.Add(ref _bytes, frame.Binary?.Length ?? frame.Text?.Length ?? 0);
        Interlocked.Increment(ref _count);
    };
}
