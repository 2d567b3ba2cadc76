using Microsoft.Extensions.Options;

namespace MotoPortal.Accounts;

/// <summary>
/// Bounds how many passwords are hashed at once in this process: a hash is slow on purpose, and many together would take the processors
/// from the customers on the line. What finds no slot is refused at once and never waits. Safe from all threads.
/// </summary>
internal sealed class HashingSlots(IOptions<AccountsOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Value.HashesAtOnce);

    /// <summary>A slot to dispose of when the hash is made; null when all are taken.</summary>
    public IDisposable? TryTake() => _free.Wait(TimeSpan.Zero, CancellationToken.None) ? new Slot(_free) : null;

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        private bool _given;

        public void Dispose()
        {
            if (!_given)
            {
                _given = true;
                free.Release();
            }
        }
    }
}
