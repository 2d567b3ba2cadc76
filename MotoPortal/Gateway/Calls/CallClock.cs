using System.Collections.Concurrent;

namespace MotoPortal.Gateway.Calls;

/// <summary>
/// How long ago a call was sent, by this process's own elapsed time: setting the clock neither ends a wait nor prolongs it. A call that
/// another process sent is measured by the clock up to the first question about it. Thread-safe.
/// </summary>
internal sealed class CallClock(TimeProvider time)
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, Start> _starts = new(StringComparer.Ordinal);

    /// <summary>The time since a call was sent; never negative.</summary>
    /// <param name="call">What was sent: a charge's id, or a setup's with the attempt.</param>
    /// <param name="sent">When it was sent, as recorded, UTC.</param>
    public TimeSpan Since(string call, DateTimeOffset sent)
    {
        if (_starts.TryGetValue(call, out var known) && known.Sent == sent)
        {
            return known.Before + time.GetElapsedTime(known.At);
        }

        if (_starts.Count >= MostKept)
        {
            // What is asked about again is measured by the clock once more.
            _starts.Clear();
        }

        var gone = time.GetUtcNow() - sent;
        var start = new Start(sent, gone < TimeSpan.Zero ? TimeSpan.Zero : gone, time.GetTimestamp());
        _starts[call] = start;
        return start.Before;
    }

    private sealed record Start(DateTimeOffset Sent, TimeSpan Before, long At);
}
