using System.Net;
using MotoPortal.Data;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// Remembers what Stripe said about the key, call by call, so that a probe of health costs no call and an administrator reads it on the
/// home page. In memory, per node. Safe from all threads.
/// </summary>
internal sealed class StripeKeyStanding(TimeProvider time, Bell bell)
{
    private const string Topic = "stripe-key";

    private readonly HashSet<string> _notPermitted = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private StripeKeyState _state = StripeKeyState.NotAskedYet;
    private DateTimeOffset? _askedAt;

    /// <summary>What Stripe said last.</summary>
    public StripeKeyView View
    {
        get
        {
            lock (_lock)
            {
                return new StripeKeyView(
                    _state is StripeKeyState.Accepted && _notPermitted.Count > 0 ? StripeKeyState.LacksPermission : _state,
                    [.. _notPermitted.Order(StringComparer.Ordinal)]);
            }
        }
    }

    /// <summary>How long ago Stripe last answered, or was last found unreachable; null when it was never asked.</summary>
    public TimeSpan? Age
    {
        get
        {
            lock (_lock)
            {
                return time.GetUtcNow() - _askedAt;
            }
        }
    }

    /// <summary>Gives what Stripe said last, now and whenever it says something else.</summary>
    public IAsyncEnumerable<StripeKeyView> WatchAsync(CancellationToken cancellationToken) =>
        bell.WatchAsync(Topic, _ => Task.FromResult(View), cancellationToken);

    /// <summary>Notes an answer of Stripe to a call of this kind.</summary>
    public void Answered(string call, HttpStatusCode status) => Note(() =>
    {
        _state = status is HttpStatusCode.Unauthorized ? StripeKeyState.Refused : StripeKeyState.Accepted;
        if (status is HttpStatusCode.Forbidden)
        {
            _notPermitted.Add(call);
        }
        else if (_state is StripeKeyState.Accepted)
        {
            _notPermitted.Remove(call);
        }
    });

    /// <summary>Notes that a call got no answer of Stripe. What Stripe said of the key before still holds, when it refused it.</summary>
    public void NotAnswered() =>
        Note(() => _state = _state is StripeKeyState.Refused ? StripeKeyState.Refused : StripeKeyState.Unreachable);

    private void Note(Action change)
    {
        bool isNews;
        lock (_lock)
        {
            _askedAt = time.GetUtcNow();
            var (state, count) = (_state, _notPermitted.Count);
            change();
            isNews = _state != state || _notPermitted.Count != count;
        }

        if (isNews)
        {
            bell.Ring(Topic);
        }
    }
}
