using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// A public Ed25519 key with the name of its log, written as C2SP's signed note has it: <c>name+hash+base64</c>. Equal by its text.
/// See https://c2sp.org/signed-note.
/// </summary>
internal sealed class VerifierKey : IEquatable<VerifierKey>
{
    private const byte Ed25519Type = 1;

    private readonly byte[] _public;

    private VerifierKey(string name, byte[] key)
    {
        (Name, _public) = (name, key);
        Hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. key])[..HashBytes];
        Text = $"{name}+{Convert.ToHexStringLower(Hash)}+{Convert.ToBase64String([Ed25519Type, .. key])}";
    }

    /// <summary>The number of bytes by which a note names its key.</summary>
    public const int HashBytes = 4;

    /// <summary>The name of the log, which is the first line of its checkpoints.</summary>
    public string Name { get; }

    /// <summary>The bytes by which a note names the key.</summary>
    public byte[] Hash { get; }

    /// <summary>The key as text.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the text, lower-case hex: short enough to be read to each other.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>The key of these bytes.</summary>
    public static VerifierKey Of(string name, byte[] key) => new(name, key);

    /// <summary>Reads a key; null when the text is none, or its hash is not that of the key.</summary>
    public static VerifierKey? TryParse(string text)
    {
        // The base64 part may contain plus signs; the name may not.
        if (text.Trim().Split('+', 3) is not [{ Length: > 0 } name, var hash, var encoded]
            || Base64Text.TryRead(encoded) is not [Ed25519Type, .. var key]
            || key.Length != Ed25519.PublicKeySize)
        {
            return null;
        }

        var found = new VerifierKey(name, key);
        return string.Equals(Convert.ToHexStringLower(found.Hash), hash, StringComparison.Ordinal) ? found : null;
    }

    /// <summary>Whether the signature is of this key over this message.</summary>
    public bool Verifies(byte[] message, byte[] signature) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature, 0, _public, 0, message, 0, message.Length);

    /// <inheritdoc/>
    public bool Equals(VerifierKey? other) => string.Equals(other?.Text, Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerifierKey);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
