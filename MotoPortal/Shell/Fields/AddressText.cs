using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Shell.Fields;

/// <summary>
/// Free text in an address: a name, an e-mail or a number that a person searched for. Addresses are kept by browsers and proxies, so the
/// text stands there encrypted, and a reload and the back button show the same list.
/// </summary>
/// <remarks>
/// The key lives as long as the process, so an old address shows the list without its text, and an address that is passed on tells nothing.
/// The same text has the same encrypted form, because a page compares addresses.
/// </remarks>
internal static class AddressText
{
    private const char Mark = '~';
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // The encrypted form of a short name does not tell its length.
    private const int PaddedTo = 32;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] NonceKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>The text for an address; null when it is empty or certainly a card number, so that the key is left out.</summary>
    /// <param name="text">A text that its field has accepted; one that only looks like a card number may be exempt.</param>
    public static string? Seal(string text)
    {
        if (text.Length == 0 || (CardNumberGuard.HoldsCardNumber(text) && CardNumberGuard.IsCertain(text)))
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var plain = new byte[(bytes.Length / PaddedTo * PaddedTo) + PaddedTo];
        bytes.CopyTo(plain, 0);

        // A nonce made of the text repeats only with the same text.
        var sealedText = new byte[NonceBytes + TagBytes + plain.Length];
        HMACSHA256.HashData(NonceKey, plain).AsSpan(0, NonceBytes).CopyTo(sealedText);
        using var cipher = new AesGcm(Key, TagBytes);
        cipher.Encrypt(
            sealedText.AsSpan(0, NonceBytes), plain, sealedText.AsSpan(NonceBytes + TagBytes), sealedText.AsSpan(NonceBytes, TagBytes));
        return Mark + WebEncoders.Base64UrlEncode(sealedText);
    }

    /// <summary>Whether a value of an address is encrypted.</summary>
    public static bool IsSealed(string value) => value is [Mark, ..];

    /// <summary>
    /// The text of an address: decrypted, or as it stands when a person typed it there; empty when it is of another process, was changed,
    /// or was typed there and looks like a card number.
    /// </summary>
    public static string Read(string? asked)
    {
        if (asked is not [Mark, .. var encoded])
        {
            return asked is null || CardNumberGuard.HoldsCardNumber(asked) ? "" : asked.Trim();
        }

        try
        {
            var sealedText = WebEncoders.Base64UrlDecode(encoded);
            if (sealedText.Length < NonceBytes + TagBytes)
            {
                return "";
            }

            var plain = new byte[sealedText.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(Key, TagBytes);
            cipher.Decrypt(
                sealedText.AsSpan(0, NonceBytes), sealedText.AsSpan(NonceBytes + TagBytes), sealedText.AsSpan(NonceBytes, TagBytes), plain);
            return Encoding.UTF8.GetString(plain).TrimEnd('\0');
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return "";
        }
    }
}
