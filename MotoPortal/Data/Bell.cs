using System.Runtime.CompilerServices;

namespace MotoPortal.Data;

/// <summary>
/// Signals that something changed, but not what: listeners read the row again. Rings are coalesced, so a thousand changes between two reads
/// cost one read. A topic exists while it has a listener. Thread-safe.
/// </summary>
internal sealed class Bell
{
    // A dictionary keeps the capacity of its largest size; below this size trimming is not worth a copy.
    private const int NotWorthTrimming = 1024;

    private readonly Dictionary<string, HashSet<BellSubscription>> _topics = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The number of topics with a listener.</summary>
    public int TopicCount
    {
        get
        {
            lock (_lock)
            {
                return _topics.Count;
            }
        }
    }

    /// <summary>Subscribes to topics. Subscribe first, then read, so that no change in between is missed.</summary>
    /// <param name="topics">The topics; a ring of any of them wakes the listener.</param>
    public BellSubscription Subscribe(params IReadOnlyList<string> topics)
    {
        var subscription = new BellSubscription(this, topics);
        lock (_lock)
        {
            foreach (var topic in topics)
            {
                if (!_topics.TryGetValue(topic, out var listeners))
                {
                    _topics.Add(topic, listeners = []);
                }

                listeners.Add(subscription);
            }
        }

        return subscription;
    }

    /// <summary>Reads and yields a value now, and again after each ring of the topic, until the token is cancelled.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public IAsyncEnumerable<T> WatchAsync<T>(
        string topic, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        WatchAsync([topic], read, cancellationToken);

    /// <summary>The same for several topics.</summary>
    public async IAsyncEnumerable<T> WatchAsync<T>(
        IReadOnlyList<string> topics,
        Func<CancellationToken, Task<T>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Subscribes before the first read, because a change between the two would be missed otherwise.
        using var changes = Subscribe(topics);
        do
        {
            yield return await read(cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }

    /// <summary>Wakes all listeners of the topic in this process.</summary>
    public void Ring(string topic)
    {
        lock (_lock)
        {
            if (_topics.TryGetValue(topic, out var listeners))
            {
                foreach (var listener in listeners)
                {
                    // The listener continues on another thread, so none of its code runs here.
                    listener.Wake();
                }
            }
        }
    }

    internal void Leave(BellSubscription subscription)
    {
        lock (_lock)
        {
            foreach (var topic in subscription.Topics)
            {
                if (_topics.TryGetValue(topic, out var listeners) && listeners.Remove(subscription) && listeners.Count is 0)
                {
                    _topics.Remove(topic);
                }
            }

            if (_topics.Capacity > NotWorthTrimming && _topics.Count < _topics.Capacity / 8)
            {
                _topics.TrimExcess(_topics.Capacity / 4);
            }
        }
    }
}
