using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Settings;

namespace MotoPortal.Accounts.Guarding;

/// <summary>
/// Counts tries per place (a network address, or the first of two people), and per e-mail address without an account: those are locked like
/// existing accounts, so that the answer does not reveal which exist. A try is counted before it is checked, so that parallel tries cannot
/// exceed a limit. In memory, per node; the accounts' own count is in the database. Thread-safe.
/// </summary>
internal sealed class SignInGate(TimeProvider time, IOptions<AccountsOptions> options)
{
    // A count takes about 150 bytes; more places than this within half an hour mean an attack from many addresses.
    private const int MostCounts = 100_000;
    private const int BytesOfHomeNetwork = 8;

    private static readonly TimeSpan PlaceWindow = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Tries> _tries = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>
    /// The place of a network address: the address, or for IPv6 its first 64 bits, because a subscriber owns all addresses below.
    /// </summary>
    public static string PlaceOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } =>
            $"{Convert.ToHexString(address.GetAddressBytes().AsSpan(0, BytesOfHomeNetwork))}/64",
        _ => address.ToString(),
    };

    /// <summary>Counts a try of a place; false, without counting, when all tries of the last minute are used.</summary>
    public bool TryTake(string place) => Take("place " + place, options.Value.WrongTriesPerAddress, PlaceWindow) is not null;

    /// <summary>Gives back a try that was not a wrong one.</summary>
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

    /// <summary>Counts a try with an e-mail address that belongs to no person who may sign in.</summary>
    /// <returns>False when it counts as locked: this was the last try, or none was left.</returns>
    public bool TryTakeForNoPerson(string email)
    {
        var limit = options.Value.WrongTries;
        return Take("e-mail " + email.ToUpperInvariant(), limit, options.Value.LockedFor) is { } number && number < limit;
    }

    // A lock starts with the last try, as it does for an account.
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

    // Hashed, because what is typed may be long.
    private static string KeyOf(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private sealed record Tries(int Number, DateTimeOffset Until);
}
