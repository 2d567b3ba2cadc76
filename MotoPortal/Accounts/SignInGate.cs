using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace MotoPortal.Accounts;

/// <summary>
/// Counts tries per place (a network address, or the first of two people), and per e-mail that belongs to no person: those are locked like
/// accounts that exist, so that the answer does not tell which exist. A try is counted before it is judged, so that tries which arrive
/// together cannot pass a limit together. In memory, per node; the accounts' own count is in the database. Safe from all threads.
/// </summary>
internal sealed class SignInGate(TimeProvider time, IOptions<AccountsOptions> options)
{
    // A count takes about 150 bytes; more places than this within half an hour are an attack from many addresses.
    private const int MostCounts = 100_000;
    private const int BytesOfHomeNetwork = 8;

    private static readonly TimeSpan PlaceWindow = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Tries> _tries = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>
    /// The place of a network address: the address, or for IPv6 its first 64 bits, since each subscriber has all that follow.
    /// </summary>
    public static string PlaceOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } =>
            $"{Convert.ToHexString(address.GetAddressBytes().AsSpan(0, BytesOfHomeNetwork))}/64",
        _ => address.ToString(),
    };

    /// <summary>Counts a try from this place; false, and nothing is counted, when it has had all its tries of the last minute.</summary>
    public bool TryTake(string place) => Take("place " + place, options.Value.WrongTriesPerAddress, PlaceWindow) is not null;

    /// <summary>Takes back a try that turned out not to be a wrong one.</summary>
    public void GiveBack(string place)
    {
        lock (_lock)
        {
            var key = KeyOf("place " + place);
            if (_tries.TryGetValue(key, out var tries) && tries.Number > 0)
            {
                _tries[key] = tries with { Number = tries.Number - 1 };
            }
        }
    }

    /// <summary>Counts a try with an e-mail that belongs to no person who may sign in.</summary>
    /// <returns>False when it counts as locked: the try was the last one, or there was none left.</returns>
    public bool TryTakeForNoPerson(string email)
    {
        var limit = options.Value.WrongTries;
        return Take("e-mail " + email.ToUpperInvariant(), limit, options.Value.LockedFor) is { } number && number < limit;
    }

    // The time of a lock begins with the last try, as it does for an account.
    private int? Take(string name, int limit, TimeSpan window)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var key = KeyOf(name);
            var known = _tries.TryGetValue(key, out var tries) && tries.Until > now ? tries : new Tries(0, now + window);
            if (known.Number >= limit)
            {
                return null;
            }

            var number = known.Number + 1;
            MakeRoom(now);
            _tries[key] = new Tries(number, number == limit ? now + window : known.Until);
            return number;
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (_tries.Count < MostCounts)
        {
            return;
        }

        foreach (var (key, _) in _tries.Where(entry => entry.Value.Until <= now).ToList())
        {
            _tries.Remove(key);
        }

        foreach (var (key, _) in _tries.OrderBy(entry => entry.Value.Until).Take(Math.Max(0, _tries.Count - (MostCounts / 2))).ToList())
        {
            _tries.Remove(key);
        }
    }

    // What is typed may be long; what is kept is not.
    private static string KeyOf(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private sealed record Tries(int Number, DateTimeOffset Until);
}
