using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// The private Ed25519 key of a log. Its text has the form of the private keys of Go's signed notes, <c>PRIVATE+KEY+name+hash+base64</c>,
/// so other programs can use it.
/// </summary>
internal sealed class SigningKey
{
    private const string Prefix = "PRIVATE+KEY+";
    private const byte Ed25519Type = 1;

    private readonly byte[] _seed;

    private SigningKey(string name, byte[] seed)
    {
        _seed = seed;
        var key = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, key, 0);
        Public = VerifierKey.Of(name, key);
    }

    public VerifierKey Public { get; }

    /// <summary>Creates a key.</summary>
    /// <param name="name">The name of the log, without spaces and plus signs.</param>
    public static SigningKey Create(string name) => new(name, RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize));

    /// <summary>Reads a key; null when the text is none.</summary>
    public static SigningKey? TryParse(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith(Prefix, StringComparison.Ordinal)
            || trimmed[Prefix.Length..].Split('+', 3) is not [{ Length: > 0 } name, var hash, var encoded])
        {
            return null;
        }

        if (Base64Text.TryRead(encoded) is not [Ed25519Type, .. var seed] || seed.Length != Ed25519.SecretKeySize)
        {
            return null;
        }

        var key = new SigningKey(name, seed);
        return string.Equals(Convert.ToHexStringLower(key.Public.Hash), hash, StringComparison.Ordinal) ? key : null;
    }

    /// <summary>The key as text, to be kept secret.</summary>
    public string Write() =>
        $"{Prefix}{Public.Name}+{Convert.ToHexStringLower(Public.Hash)}+{Convert.ToBase64String([Ed25519Type, .. _seed])}";

    /// <summary>The signature over a message.</summary>
    public byte[] Sign(byte[] message)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_seed, 0, message, 0, message.Length, signature, 0);
        return signature;
    }
}
