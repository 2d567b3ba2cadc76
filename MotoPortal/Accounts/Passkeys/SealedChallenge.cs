using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using MotoPortal.Accounts.Persons;

namespace MotoPortal.Accounts.Passkeys;

/// <summary>
/// Seals challenges with what they are for, so that the browser keeps them and no row is written for a visitor who never answers.
/// </summary>
internal sealed class SealedChallenge(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>Seals the state of a challenge.</summary>
    public string Seal(PasskeyUse use, string state)
    {
        var bytes = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(state)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.GetUtcNow().ToUnixTimeMilliseconds());
        Encoding.UTF8.GetBytes(state, bytes.AsSpan(sizeof(long)));
        return WebEncoders.Base64UrlEncode(ProtectorOf(use).Protect(bytes));
    }

    /// <summary>The state of a challenge; null when it is too old, was made for something else, or was changed.</summary>
    public string? Open(PasskeyUse use, string offer)
    {
        try
        {
            var bytes = ProtectorOf(use).Unprotect(WebEncoders.Base64UrlDecode(offer));
            var madeAt = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes));
            return time.GetUtcNow() < madeAt + UsedChallenge.Lasts ? Encoding.UTF8.GetString(bytes.AsSpan(sizeof(long))) : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The digest under which a challenge counts as used.</summary>
    public static byte[] DigestOf(string state) => SHA256.HashData(Encoding.UTF8.GetBytes(state));

    private IDataProtector ProtectorOf(PasskeyUse use) =>
        protection.CreateProtector("MotoPortal.Passkey", use.Purpose, $"for {use.PersonId}", $"in {use.Bound}");
}
