using System.Net;
using MotoPortal.Data;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// Holds what Stripe last said about the key, so that health checks need no call and administrators see it on the home page. In memory, per
/// node. Thread-safe.
/// </summary>
internal sealed class StripeKeyStanding(TimeProvider time, Bell bell)
{
    private const string Topic = "stripe-key";

    private readonly HashSet<string> _notPermitted = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private StripeKeyState _state = StripeKeyState.NotAskedYet;
    private DateTimeOffset? _askedAt;

    /// <summary>The current state.</summary>
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

    /// <summary>The time since Stripe last answered, or was last found unreachable; null when it was never called.</summary>
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

    /// <summary>The current state, and again after each change.</summary>
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

    /// <summary>Notes that a call got no answer. An earlier refusal of the key stays in effect.</summary>
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
