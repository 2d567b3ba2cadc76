using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// The proof that an entry stands in the log, with the signed checkpoint to which it leads, as https://c2sp.org/tlog-proof has it.
/// </summary>
/// <param name="Index">The place of the leaf, from 0: the number of the entry less one.</param>
/// <param name="Path">The hashes from the leaf to the root.</param>
/// <param name="Note">The signed checkpoint.</param>
internal sealed record TlogProof(long Index, ImmutableArray<byte[]> Path, string Note)
{
    private const string Head = "c2sp.org/tlog-proof@v1";
    private const string IndexWord = "index ";
    private const string ExtraWord = "extra ";

    /// <summary>Reads a proof; null when it is none.</summary>
    public static TlogProof? TryParse(string text)
    {
        if (text.IndexOf("\n\n", StringComparison.Ordinal) is not (>= 0 and var end)
            || text[..end].Split('\n') is not [Head, .. var rest])
        {
            return null;
        }

        var lines = rest is [var extra, ..] && extra.StartsWith(ExtraWord, StringComparison.Ordinal) ? rest[1..] : rest;
        if (lines is not [var indexLine, .. var encoded]
            || !indexLine.StartsWith(IndexWord, StringComparison.Ordinal)
            || !long.TryParse(indexLine[IndexWord.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return null;
        }

        var path = encoded.Select(TryHash).ToList();
        var read = path.Contains(null) ? null : new TlogProof(index, [.. path.OfType<byte[]>()], text[(end + 2)..]);

        // Two texts for one proof would leave bytes that no signature covers.
        return rest.Length != lines.Length || string.Equals(read?.Write(), text, StringComparison.Ordinal) ? read : null;
    }

    /// <summary>The proof as text.</summary>
    public string Write()
    {
        var text = new StringBuilder(Head).Append('\n').Append(CultureInfo.InvariantCulture, $"{IndexWord}{Index}\n");
        foreach (var hash in Path)
        {
            text.Append(Convert.ToBase64String(hash)).Append('\n');
        }

        return text.Append('\n').Append(Note).ToString();
    }

    /// <summary>Whether the entry with this leaf stands in the log that one of the keys signed.</summary>
    public bool Proves(ReadOnlySpan<byte> leafHash, IReadOnlyCollection<VerifierKey> keys) =>
        Checkpoint.Open(Note, keys) is { } signed && Proves(leafHash, signed);

    /// <summary>Whether the entry with this leaf stands in the log at this checkpoint, which has to be that of the note.</summary>
    public bool Proves(ReadOnlySpan<byte> leafHash, Checkpoint signed) =>
        MerkleProof.IsIncluded(leafHash, Index, signed.Size, Path, signed.Root);

    private static byte[]? TryHash(string encoded) => Base64Text.TryRead(encoded) is { Length: MerkleHash.Bytes } hash ? hash : null;
}
