using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace MotoPortal.Tests.Accounts;

/// <summary>
/// A passkey without a device, which also does what no browser would: answer for another origin, again, or without its person. The layout
/// of its bytes is that of https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data.
/// </summary>
internal sealed class SoftwarePasskey(string origin) : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HoldsKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private string _userHandle = "";

    public byte[] Id { get; private init; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>The origin of the page that uses it.</summary>
    public string Origin { get; set; } = origin;

    /// <summary>The domain for which it answers.</summary>
    public string Domain { get; set; } = "localhost";

    /// <summary>Whether it verifies its person.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>Whether it counts its answers; many passkeys always say zero.</summary>
    public bool Counts { get; set; } = true;

    /// <summary>The number of its answers.</summary>
    public uint Count { get; set; }

    /// <summary>Another passkey that claims the same id.</summary>
    public SoftwarePasskey WithTheSameId() => new(Origin) { Id = Id };

    /// <summary>Makes itself for the options, as <c>navigator.credentials.create</c> does; the credential as JSON.</summary>
    public string Make(JsonElement options)
    {
        _userHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var data = AuthenticatorData(HoldsKey, [.. new byte[16], 0, (byte)Id.Length, .. Id, .. PublicKey()]);
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data,
        ];
        return Credential(new
        {
            clientDataJSON = Text(ClientData("webauthn.create", options)),
            attestationObject = Text(attestation),
            transports = new[] { "internal" },
        });
    }

    /// <summary>Answers the options, as <c>navigator.credentials.get</c> does; the credential as JSON.</summary>
    public string Answer(JsonElement options)
    {
        Count += Counts ? 1u : 0u;
        var client = ClientData("webauthn.get", options);
        var data = AuthenticatorData(0, []);
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new
        {
            clientDataJSON = Text(client),
            authenticatorData = Text(data),
            signature = Text(signature),
            userHandle = _userHandle,
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);

    private string Credential(object response) => JsonSerializer.Serialize(new
    {
        id = Text(Id),
        rawId = Text(Id),
        type = "public-key",
        authenticatorAttachment = "platform",
        clientExtensionResults = new { },
        response,
    });

    private byte[] ClientData(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private byte[] AuthenticatorData(byte flags, byte[] rest)
    {
        Span<byte> count = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        var all = (byte)(flags | Present | (Verifies ? Verified : 0));
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), all, .. count, .. rest];
    }

    // A map of COSE: an elliptic key of P-256 for ES256 (RFC 9053, section 7.1.1).
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }
}
