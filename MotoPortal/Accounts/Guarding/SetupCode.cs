using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Settings;

namespace MotoPortal.Accounts.Guarding;

/// <summary>
/// The one-time code with which the first administrator proves access to the server's console. Held in memory only: a restart creates
/// another one. Only one caller at a time can hold it. Thread-safe.
/// </summary>
internal sealed class SetupCode(TimeProvider time, IOptions<AccountsOptions> options)
{
    // Without letters that look like digits.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    // More places than this mean an attack from many addresses, which then share one count.
    private const int MostPlaces = 1_000;

    private readonly Dictionary<string, int> _wrong = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private string? _code;
    private DateTimeOffset _until;
    private bool _isTaken;

    /// <summary>Whether there is an unused code.</summary>
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

    /// <summary>Creates a code and invalidates an earlier one.</summary>
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
    /// Takes the code, so that no other caller can use it meanwhile. Ten wrong codes block the place they came from, and no other.
    /// </summary>
    /// <param name="typed">The code as typed.</param>
    /// <param name="place">The place of the try, see <see cref="SignInGate.PlaceOf"/>.</param>
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

    /// <summary>Returns the code unused, because the person could not be created.</summary>
    public void GiveBack()
    {
        lock (_lock)
        {
            _isTaken = false;
        }
    }

    /// <summary>Closes the set-up after the code was used.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _code = null;
        }
    }
}
