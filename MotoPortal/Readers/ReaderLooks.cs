using System.Collections.Concurrent;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>
/// Reads a reader while a person turns to it, so that a command need not wait for the look that comes before it: Stripe silently replaces
/// an action that waits for a card, so each command needs one.
/// </summary>
internal sealed class ReaderLooks(StripeGateway stripe, TimeProvider time)
{
    /// <summary>
    /// How long a look is good for, counted from when Stripe was asked. What another system starts on the reader within this time is not
    /// seen.
    /// </summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(3);

    /// <summary>How often a reader is read again while it is on screen, so that the last look is always good.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ReaderId, Look> _looks = new();

    /// <summary>Begins to read a reader, if it was not just read.</summary>
    public void Begin(ReaderId reader)
    {
        if (!_looks.TryGetValue(reader, out var last) || time.GetElapsedTime(last.AskedAt) > Pause)
        {
            _looks[reader] = new Look(time.GetTimestamp(), stripe.ReadReaderAsync(reader, CancellationToken.None));
        }
    }

    /// <summary>Takes note of a reader that was read otherwise.</summary>
    /// <param name="reader">The reader as Stripe has it.</param>
    /// <param name="askedAt">The timestamp of <see cref="TimeProvider"/> when Stripe was asked.</param>
    public void Note(StripeReader reader, long askedAt) =>
        _looks[reader.Id] = new Look(askedAt, Task.FromResult<GatewayAnswer<StripeReader>>(new GatewayAnswer<StripeReader>.Done(reader)));

    /// <summary>
    /// The reader as it was seen free within <see cref="GoodFor"/>, otherwise as it is now. Each look is taken once: after a command the
    /// reader is no longer as it was.
    /// </summary>
    public async Task<GatewayAnswer<StripeReader>> TakeAsync(ReaderId reader, CancellationToken cancellationToken)
    {
        if (_looks.TryRemove(reader, out var look)
            && time.GetElapsedTime(look.AskedAt) <= GoodFor
            && await look.Answer.WaitAsync(cancellationToken)
                is GatewayAnswer<StripeReader>.Done { Value.Action: null or { Status: not ReaderActionStatus.InProgress } } free)
        {
            return free;
        }

        return await stripe.ReadReaderAsync(reader, cancellationToken);
    }

    private sealed record Look(long AskedAt, Task<GatewayAnswer<StripeReader>> Answer);
}
