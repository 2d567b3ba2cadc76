using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Settings;

namespace MotoPortal.Accounts.Guarding;

/// <summary>
/// Limits the number of passwords hashed in parallel in this process: hashing is slow by design, and many at once would slow down all
/// pages. A request without a free slot is refused at once. Thread-safe.
/// </summary>
internal sealed class HashingSlots(IOptions<AccountsOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Value.HashesAtOnce);

    /// <summary>A slot, to dispose of after hashing; null when all are taken.</summary>
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
