using System.Globalization;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// What a log was at one moment: its name, its number of entries, and the root of its tree. As text it is a C2SP checkpoint, see
/// https://c2sp.org/tlog-checkpoint.
/// </summary>
/// <param name="Origin">The log's name.</param>
/// <param name="Size">The number of entries.</param>
/// <param name="Root">The root of the tree.</param>
internal sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    /// <summary>Reads the text of a checkpoint; null when it is none. Lines that extend it are ignored.</summary>
    public static Checkpoint? TryParse(string text)
    {
        if (!text.EndsWith('\n') || text[..^1].Split('\n') is not [{ Length: > 0 } origin, var size, var encoded, .. var extensions]
            || extensions.Any(line => line.Length is 0)
            || !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !string.Equals(number.ToString(CultureInfo.InvariantCulture), size, StringComparison.Ordinal))
        {
            return null;
        }

        return Base64Text.TryRead(encoded) is { Length: MerkleHash.Bytes } root ? new Checkpoint(origin, number, root) : null;
    }

    /// <summary>Reads a signed checkpoint of one of these keys; null when it is none.</summary>
    public static Checkpoint? Open(string note, IReadOnlyCollection<VerifierKey> keys) =>
        SignedNote.Open(note, keys) is { } text
        && TryParse(text) is { } found
        && keys.Any(key => string.Equals(key.Name, found.Origin, StringComparison.Ordinal))
            ? found
            : null;

    /// <summary>Reads a checkpoint without looking at who signed it; null when it is none.</summary>
    public static Checkpoint? Peek(string note) => SignedNote.TrySplit(note) is ({ } text, _) ? TryParse(text) : null;

    /// <summary>The text, signed.</summary>
    public string Sign(SigningKey key) => SignedNote.Sign(Write(), key);

    /// <summary>The text.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n");
}
