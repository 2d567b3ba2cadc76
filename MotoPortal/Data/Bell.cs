using System.Runtime.CompilerServices;

namespace MotoPortal.Data;

/// <summary>
/// Says that something changed, not what: a listener that hears it reads the row again. Rings are kept one deep, so a thousand changes
/// between two reads cost one read. A topic exists while it has a listener. Safe for all threads.
/// </summary>
internal sealed class Bell
{
    // A dictionary keeps the room of its fullest hour; below this many places that is not worth a copy.
    private const int NotWorthTrimming = 1024;

    private readonly Dictionary<string, HashSet<BellSubscription>> _topics = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>How many topics have a listener.</summary>
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

    /// <summary>Starts listening. Listen first, then read: a change between the two is then never missed.</summary>
    /// <param name="topics">What is listened to; a ring of any of them wakes the listener.</param>
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

    /// <summary>Gives what is read now, and again after each ring of the topic, until the token is cancelled.</summary>
    /// <param name="topic">What is listened to.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public async IAsyncEnumerable<T> WatchAsync<T>(
        string topic, Func<CancellationToken, Task<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Listens before the first look: a change between the two would be missed the other way round.
        using var changes = Subscribe(topic);
        do
        {
            yield return await read(cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }

    /// <summary>Wakes every listener of the topic in this process.</summary>
    public void Ring(string topic)
    {
        lock (_lock)
        {
            if (_topics.TryGetValue(topic, out var listeners))
            {
                foreach (var listener in listeners)
                {
                    // Runs no code of the listener here: it goes on from another thread.
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
