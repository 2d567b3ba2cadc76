using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace MotoPortal.Accounts.SecondFactors;

/// <summary>
/// Encrypts the keys of authenticator apps, each for its person: in the database for good, and in the form on which a new key is confirmed
/// for a quarter of an hour.
/// </summary>
internal sealed class SecondFactorKeys(IDataProtectionProvider protection)
{
    private static readonly TimeSpan OfferLasts = TimeSpan.FromMinutes(15);

    /// <summary>Encrypts a person's key for the database.</summary>
    public byte[] Protect(string personId, byte[] key) => StoredFor(personId).Protect(key);

    /// <summary>Decrypts a person's key from the database.</summary>
    /// <exception cref="CryptographicException">The key ring does not hold the key with which it was encrypted.</exception>
    public byte[] Unprotect(string personId, byte[] stored) => StoredFor(personId).Unprotect(stored);

    /// <summary>Encrypts a new key for the form on which the person confirms it.</summary>
    public string Offer(string personId, byte[] key) =>
        WebEncoders.Base64UrlEncode(OfferFor(personId).Protect(key, OfferLasts));

    /// <summary>The key of a form; null when it is too old, was made for another person, or was changed.</summary>
    public byte[]? Accept(string personId, string? offered)
    {
        try
        {
            return OfferFor(personId).Unprotect(WebEncoders.Base64UrlDecode(offered ?? ""));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector StoredFor(string personId) => protection.CreateProtector("MotoPortal.SecondFactor", personId);

    private ITimeLimitedDataProtector OfferFor(string personId) =>
        protection.CreateProtector("MotoPortal.SecondFactor.Offer", personId).ToTimeLimitedDataProtector();
}
