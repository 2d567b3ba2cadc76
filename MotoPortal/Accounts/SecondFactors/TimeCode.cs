using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MotoPortal.Accounts.SecondFactors;

/// <summary>
/// The six-digit codes of authenticator apps, after RFC 6238 with SHA-1 and steps of 30 seconds, the only parameters that every app knows.
/// </summary>
internal static class TimeCode
{
    /// <summary>The length of a key in bytes, that of the hash (RFC 4226, section 4).</summary>
    public const int KeyLength = 20;

    /// <summary>The duration of a step in seconds.</summary>
    public const int StepSeconds = 30;

    /// <summary>The number of digits of a code.</summary>
    public const int Digits = 6;

    // One step before and after: half a minute for a clock that differs and for the time that typing takes (RFC 6238, section 5.2).
    private const int StepsAround = 1;
    private const int Modulus = 1_000_000;

    /// <summary>A new random key.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    /// <summary>The number of the step at a time, counted from 1970.</summary>
    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    public static string CodeAt(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 defines the codes with SHA-1; an HMAC does not need a hash without collisions.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350

        // Dynamic truncation, RFC 4226, section 5.3.
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & 0x7FFF_FFFF;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed: the current one, the one before or the one after.</summary>
    /// <param name="key">The person's key.</param>
    /// <param name="typed">What was typed; spaces do not count.</param>
    /// <param name="now">The current time.</param>
    /// <returns>Null when it is the code of none of them.</returns>
    public static long? StepOf(ReadOnlySpan<byte> key, string typed, DateTimeOffset now)
    {
        var code = Encoding.UTF8.GetBytes(string.Concat(typed.Where(character => !char.IsWhiteSpace(character))));
        long? found = null;
        for (var step = StepAt(now) - StepsAround; step <= StepAt(now) + StepsAround; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(code, Encoding.UTF8.GetBytes(CodeAt(key, step))))
            {
                found = step;
            }
        }

        return found;
    }
}
