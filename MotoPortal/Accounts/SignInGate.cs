using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace MotoPortal.Accounts;

/// <summary>
/// Counts wrong tries per network address, and per e-mail that belongs to nobody: those are locked like accounts that exist, so
/// that the answer does not tell which exist. In memory, per node; the accounts' own count is in the database.
/// </summary>
internal sealed class SignInGate(TimeProvider time, IOptions<AccountsOptions> options) : IDisposable
{
    private readonly MemoryCache _tries = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private readonly Lock _lock = new();

    /// <summary>Whether this address has tried wrongly too often within the last minute.</summary>
    public bool IsClosed(string address) => Count("address " + address) >= options.Value.WrongTriesPerAddress;

    /// <summary>Notes a wrong try from this address.</summary>
    public void WrongTry(string address) => Add("address " + address, TimeSpan.FromMinutes(1));

    /// <summary>Notes a wrong try with an e-mail of nobody, and says whether it counts as locked now.</summary>
    public bool WrongTryAtNobody(string email)
    {
        var key = "nobody " + email.ToUpperInvariant();
        if (Count(key) >= options.Value.WrongTries)
        {
            return true;
        }

        return Add(key, options.Value.LockedFor) >= options.Value.WrongTries;
    }

    /// <inheritdoc/>
    public void Dispose() => _tries.Dispose();

    private int Count(string key) => _tries.Get<Tries>(key) is { } tries && tries.Until > time.GetUtcNow() ? tries.Number : 0;

    private int Add(string key, TimeSpan window)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var tries = _tries.Get<Tries>(key) is { } known && known.Until > now ? known with { Number = known.Number + 1 } : new Tries(1, now + window);
            _tries.Set(key, tries, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = window });
            return tries.Number;
        }
    }

    private sealed record Tries(int Number, DateTimeOffset Until);
}
