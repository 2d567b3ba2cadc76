using System.Collections.Concurrent;
using System.Threading.Channels;

namespace MotoPortal.Data;

/// <summary>
/// Says that something changed, not what: whoever hears it reads the row again. Rings are kept one deep, so a thousand changes
/// between two reads cost one read. Safe for all threads.
/// </summary>
internal sealed class Bell
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<BellSubscription, byte>> _topics = new(StringComparer.Ordinal);

    /// <summary>Starts listening. Listen first, then read: a change between the two is then never missed.</summary>
    public BellSubscription Subscribe(string topic)
    {
        var subscription = new BellSubscription(this, topic);
        _topics.GetOrAdd(topic, _ => new ConcurrentDictionary<BellSubscription, byte>()).TryAdd(subscription, 0);
        return subscription;
    }

    /// <summary>Wakes everybody who listens to the topic in this process.</summary>
    public void Ring(string topic)
    {
        if (_topics.TryGetValue(topic, out var listeners))
        {
            foreach (var listener in listeners.Keys)
            {
                listener.Wake();
            }
        }
    }

    internal void Leave(BellSubscription subscription)
    {
        if (_topics.TryGetValue(subscription.Topic, out var listeners))
        {
            listeners.TryRemove(subscription, out _);
        }
    }
}

/// <summary>One listener on one topic; disposing it ends the listening.</summary>
internal sealed class BellSubscription(Bell bell, string topic) : IDisposable
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>What is listened to.</summary>
    public string Topic => topic;

    /// <summary>Waits for the next ring, or takes the one that came since the last wait.</summary>
    /// <returns>False once the subscription was disposed.</returns>
    /// <exception cref="OperationCanceledException">The wait was given up.</exception>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken) =>
        await _rings.Reader.WaitToReadAsync(cancellationToken) && _rings.Reader.TryRead(out _);

    /// <inheritdoc/>
    public void Dispose()
    {
        bell.Leave(this);
        _rings.Writer.TryComplete();
    }

    internal void Wake() => _rings.Writer.TryWrite(true);
}
