using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MotoPortal.Data.Keys;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Consents.Status;

/// <summary>
/// The addresses in customers' copies that show whether a consent is in force. The secret of an address is the consent's id with a keyed
/// hash of it, so that every copy of a consent, printed or sent, has the same address, and none is stored.
/// </summary>
internal sealed class StatusLinks(PortalKeys keys, IOptions<ShellOptions> shell, IConfiguration configuration)
{
    private const string KeyName = "consent-status";
    private const string Prefix = "con_";
    private const int IdBytes = 16;

    // 128 bits cannot be guessed, and a shorter address makes a code that a camera reads from paper.
    private const int HashBytes = 16;

    private byte[]? _key;

    /// <summary>Reads the key of the hashes; called before the server listens.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken) =>
        _key = await keys.FindOrMakeAsync(KeyName, cancellationToken);

    /// <summary>
    /// The whole address; null when the portal has none that customers can open (<c>Portal:PublicUrl</c> is not set), and before the key
    /// was read.
    /// </summary>
    public string? AddressOf(ConsentId consent)
    {
        if (_key is not { } key || shell.Value is { PublicUrl: null, Mode: not PortalMode.Practice })
        {
            return null;
        }

        var id = Convert.FromHexString(consent.Value[Prefix.Length..]);
        return $"{PortalAddress.Of(configuration)}/consent-status/{Base64Url.EncodeToString([.. id, .. HashOf(key, id)])}";
    }

    /// <summary>The consent of a secret; null when the secret is none of this portal's.</summary>
    public ConsentId? Read(string secret)
    {
        var bytes = new byte[IdBytes + HashBytes];
        if (_key is not { } key
            || !Base64Url.IsValid(secret, out var length)
            || length != bytes.Length
            || !Base64Url.TryDecodeFromChars(secret, bytes, out _))
        {
            return null;
        }

        var id = bytes.AsSpan(0, IdBytes);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(IdBytes), HashOf(key, id))
            ? ConsentId.TryFrom(Prefix + Convert.ToHexStringLower(id))
            : null;
    }

    private static ReadOnlySpan<byte> HashOf(byte[] key, ReadOnlySpan<byte> id) => HMACSHA256.HashData(key, id).AsSpan(0, HashBytes);
}
