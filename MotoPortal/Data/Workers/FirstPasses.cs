namespace MotoPortal.Data.Workers;

/// <summary>
/// Lets the workers make their first passes one after another. A first pass is mostly compilation of its queries; all of them at once keep
/// every processor from the first page.
/// </summary>
internal sealed class FirstPasses : IDisposable
{
    // A pass that takes longer, such as one that waits for Stripe, does not keep the next one.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Makes a first pass, when it is its turn.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> pass, CancellationToken cancellationToken)
    {
        var hasTurn = await _turn.WaitAsync(LongestWait, cancellationToken);
        try
        {
            await pass(cancellationToken);
        }
        finally
        {
            if (hasTurn)
            {
                _turn.Release();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
