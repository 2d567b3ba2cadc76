using System.Text;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// A text with signatures below it, as https://c2sp.org/signed-note has it: the text, an empty line, and a line
/// <c>— name base64(hash of the key, signature)</c> for each signature.
/// </summary>
internal static class SignedNote
{
    private const string Dash = "— ";

    // The least number of signatures that a reader has to accept.
    private const int MostSignatures = 16;
    private const int LongestNote = 1_000_000;

    /// <summary>Signs a text.</summary>
    /// <param name="text">The text, which ends in a line feed.</param>
    /// <param name="key">The key.</param>
    public static string Sign(string text, SigningKey key)
    {
        byte[] line = [.. key.Public.Hash, .. key.Sign(Encoding.UTF8.GetBytes(text))];
        return $"{text}\n{Dash}{key.Public.Name} {Convert.ToBase64String(line)}\n";
    }

    /// <summary>
    /// The text of a note that one of the keys has signed; null when the note is malformed, none of the keys signed it, or a signature that
    /// says it is of one of them is not. Signatures of others are ignored.
    /// </summary>
    public static string? Open(string note, IReadOnlyCollection<VerifierKey> keys)
    {
        if (TrySplit(note) is not ({ } text, { } signatures))
        {
            return null;
        }

        var message = Encoding.UTF8.GetBytes(text);
        var isSigned = false;
        foreach (var (name, bytes) in signatures)
        {
            var key = keys.FirstOrDefault(key => string.Equals(key.Name, name, StringComparison.Ordinal)
                && key.Hash.AsSpan().SequenceEqual(bytes.AsSpan(0, VerifierKey.HashBytes)));
            if (key is not null && !key.Verifies(message, bytes[VerifierKey.HashBytes..]))
            {
                return null;
            }

            isSigned |= key is not null;
        }

        return isSigned ? text : null;
    }

    /// <summary>The text of a note and its signatures, unverified; nulls when it is malformed.</summary>
    public static (string? Text, IReadOnlyList<(string Name, byte[] Bytes)>? Signatures) TrySplit(string note)
    {
        if (note.Length > LongestNote
            || !note.EndsWith('\n')
            || note.LastIndexOf("\n\n", StringComparison.Ordinal) is not (>= 0 and var end)
            || end + 2 == note.Length
            || note.AsSpan().ContainsAnyInRange('\0', '\t') || note.AsSpan().ContainsAnyInRange('\v', '\u001f'))
        {
            return (null, null);
        }

        var lines = note[(end + 2)..^1].Split('\n');
        var signatures = lines.Select(TryReadLine).ToList();
        return signatures.Count > MostSignatures || signatures.Any(line => line is null)
            ? (null, null)
            : (note[..(end + 1)], signatures.ConvertAll(line => line!.Value));
    }

    private static (string Name, byte[] Bytes)? TryReadLine(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [{ Length: > 0 } name, var encoded])
        {
            return null;
        }

        return Base64Text.TryRead(encoded) is { Length: > VerifierKey.HashBytes } bytes ? (name, bytes) : null;
    }
}
