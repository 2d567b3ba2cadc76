using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace MotoPortal.Accounts;

/// <summary>
/// The one-time code with which the first administrator proves to be able to read the server's console. Held in memory only:
/// a restart gives another one. Only one caller at a time has it. Safe from all threads.
/// </summary>
internal sealed class SetupCode(TimeProvider time, IOptions<AccountsOptions> options)
{
    // No letters that look like digits.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    // Beyond this many places it is an attack from many addresses, which then share one count.
    private const int MostPlaces = 1_000;

    private readonly Dictionary<string, int> _wrong = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private string? _code;
    private DateTimeOffset _until;
    private bool _isTaken;

    /// <summary>Whether a code is waiting to be used.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_lock)
            {
                return _code is not null && time.GetUtcNow() < _until;
            }
        }
    }

    /// <summary>Makes a code; an earlier one is worth nothing afterwards.</summary>
    public string Issue()
    {
        lock (_lock)
        {
            _code =
                $"{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}";
            _until = time.GetUtcNow() + options.Value.SetupCodeLasts;
            _isTaken = false;
            _wrong.Clear();
            return _code;
        }
    }

    /// <summary>
    /// Takes the code, so that no other caller can use it meanwhile. Ten wrong ones close it to their place, and to no other.
    /// </summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="place">Where it was typed, see <see cref="SignInGate.PlaceOf"/>.</param>
    public SetupCodeOutcome TryTake(string? typed, string place)
    {
        lock (_lock)
        {
            var counted = _wrong.ContainsKey(place) || _wrong.Count < MostPlaces ? place : "";
            if (_wrong.GetValueOrDefault(counted) >= options.Value.WrongSetupCodes)
            {
                return SetupCodeOutcome.TooOften;
            }

            var bytes = Encoding.UTF8.GetBytes((typed ?? "").Trim().ToUpperInvariant());
            if (!IsOpen || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_code!), bytes))
            {
                _wrong[counted] = _wrong.GetValueOrDefault(counted) + 1;
                return SetupCodeOutcome.NotRight;
            }

            if (_isTaken)
            {
                return SetupCodeOutcome.NotRight;
            }

            _isTaken = true;
            return SetupCodeOutcome.Taken;
        }
    }

    /// <summary>Gives the code back unused: the person could not be made of what was typed.</summary>
    public void GiveBack()
    {
        lock (_lock)
        {
            _isTaken = false;
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
