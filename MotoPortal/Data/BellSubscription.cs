using System.Threading.Channels;

namespace MotoPortal.Data;

/// <summary>A subscription to one or more topics; disposing it ends it.</summary>
internal sealed class BellSubscription(Bell bell, IReadOnlyList<string> topics) : IDisposable
{
    private readonly Channel<bool> _rings =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public IReadOnlyList<string> Topics => topics;

    /// <summary>Waits for the next ring; returns at once if one came since the last wait.</summary>
    /// <returns>False once the subscription was disposed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
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
