using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace MotoPortal.Accounts;

/// <summary>
/// The one-time code with which the first administrator proves to be whoever reads the server's console. Held in memory only:
/// a restart gives another one.
/// </summary>
internal sealed class SetupCode(TimeProvider time, IOptions<AccountsOptions> options)
{
    // No letters that look like digits.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Tries = 10;

    private readonly Lock _lock = new();
    private string? _code;
    private DateTimeOffset _until;
    private int _wrong;

    /// <summary>Whether a code is waiting to be used.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_lock)
            {
                return _code is not null && time.GetUtcNow() < _until && _wrong < Tries;
            }
        }
    }

    /// <summary>Makes a code; an earlier one is worth nothing afterwards.</summary>
    public string Issue()
    {
        lock (_lock)
        {
            _code = $"{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}";
            _until = time.GetUtcNow() + options.Value.SetupCodeLasts;
            _wrong = 0;
            return _code;
        }
    }

    /// <summary>Whether this is the code; ten wrong tries close it.</summary>
    public bool Fits(string? typed)
    {
        lock (_lock)
        {
            if (!IsOpen)
            {
                return false;
            }

            var fits = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_code!), Encoding.UTF8.GetBytes((typed ?? "").Trim().ToUpperInvariant()));
            _wrong += fits ? 0 : 1;
            return fits;
        }
    }

    /// <summary>Closes the set-up: the code was used.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _code = null;
        }
    }
}
