using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MotoPortal.Shell.Lists;

/// <summary>
/// One export, between the page that asks for it and the request that writes it. Both use it at the same time. Only its id joins them,
/// which is random and stands in the link of that page alone.
/// </summary>
public sealed class FollowedFile : IDisposable
{
    // A browser that asks where to keep the file, or a person who says no, sends no request at all.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<ExportProgress> _progress = Channel.CreateBounded<ExportProgress>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly CancellationTokenSource _stopped = new();
    private readonly TimeProvider _time;

    internal FollowedFile(string id, TimeProvider time) => (Id, _time, Stopped) = (id, time, _stopped.Token);

    /// <summary>What joins the page and the request.</summary>
    public string Id { get; }

    /// <summary>Canceled when the person has stopped it.</summary>
    internal CancellationToken Stopped { get; }

    /// <summary>Says how far it is; the newest is what the page gets.</summary>
    internal void Tell(long rows, double? share) => _progress.Writer.TryWrite(new ExportProgress(ExportState.Writing, rows, share));

    /// <summary>Says how it ended; nothing is said after that.</summary>
    internal void End(ExportState state, long rows = 0)
    {
        _progress.Writer.TryWrite(new ExportProgress(state, rows));
        _progress.Writer.TryComplete();
    }

    /// <summary>Stops it.</summary>
    internal void Stop() => _stopped.Cancel();

    /// <summary>How far it is, until it has ended.</summary>
    internal async IAsyncEnumerable<ExportProgress> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ExportProgress(ExportState.Asked);
        using (var patience = new CancellationTokenSource(Patience, _time))
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token))
        {
            var hasBegun = false;
            try
            {
                hasBegun = await _progress.Reader.WaitToReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The request did not come.
            }

            if (!hasBegun)
            {
                yield return new ExportProgress(ExportState.Failed);
                yield break;
            }
        }

        await foreach (var progress in _progress.Reader.ReadAllAsync(cancellationToken))
        {
            yield return progress;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopped.Dispose();
}
