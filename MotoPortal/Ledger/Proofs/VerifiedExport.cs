using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using static MotoPortal.Ledger.Proofs.VerifiedEntry;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// Verifies an export in JSON Lines while it is read: its last line is the proven entry about the export, which names the digest of all
/// lines before it; an export of the ledger also proves each of its entries. See <c>docs/ledger-format.md</c>.
/// </summary>
internal sealed class VerifiedExport
{
    private const int RowMembers = 4;
    private const int MostNamed = 10;

    private static readonly string[] Forms =
        ["motoportal.ledger-export/2", "motoportal.consents-export/2", "motoportal.charges-export/2"];

    private static ReadOnlySpan<byte> FootBegin => "{\"exported\":"u8;

    private readonly VerifiedNotes _notes;
    private readonly bool _isOfLedger;
    private readonly Checkpoint? _signed;
    private readonly List<long> _notStanding = [];
    private readonly List<long> _changed = [];
    private long _rows;
    private long _malformed;
    private long _erased;
    private long _last;
    private bool _isOrdered = true;

    private VerifiedExport(VerifiedNotes notes, JsonElement head, bool isOfLedger)
    {
        (_notes, _isOfLedger) = (notes, isOfLedger);
        _signed = isOfLedger && head.GetProperty("checkpoint").GetString() is { } note ? notes.Find(note) : null;
    }

    /// <summary>Whether a file's first line is the head of an export.</summary>
    public static bool IsHead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(line) is { ValueKind: JsonValueKind.Object } head
                && head.TryGetProperty("v", out var form)
                && form.ValueKind is JsonValueKind.String
                && form.GetString()!.Contains("-export/", StringComparison.Ordinal);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Each statement about an export with whether it holds.</summary>
    public static IReadOnlyList<(bool Holds, string Sentence)> Lines(Stream file, VerifierKey? key)
    {
        try
        {
            return Read(file, key);
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            return [(false, "A line is not of the form of an export.")];
        }
    }

    private static List<(bool Holds, string Sentence)> Read(Stream file, VerifierKey? key)
    {
        using var lines = FileLines.Read(file).GetEnumerator();
        if (!lines.MoveNext())
        {
            throw new FormatException("The file is empty.");
        }

        var head = ReadCanonical(LineOf(lines.Current));
        var form = TextOf(head, "v");
        List<(bool, string)> found =
        [
            (Forms.Contains(form, StringComparer.Ordinal), $"It is an export of the form {form}."),
            (key is not null && Is(head, "key", key.Text), key is null ? VerifiedDocument.NoKey : $"It names the key {key.Text}."),
        ];
        if (key is null)
        {
            return found;
        }

        var export = new VerifiedExport(new VerifiedNotes(key), head, form.StartsWith("motoportal.ledger-", StringComparison.Ordinal));
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(lines.Current);
        byte[]? held = null;
        while (lines.MoveNext())
        {
            Take(held);
            held = lines.Current;
        }

        // Only the last line can be the one about the export; a file that was broken off has an ordinary one there.
        var foot = held is not null && held.AsSpan().StartsWith(FootBegin) ? LineOf(held) : null;
        Take(foot is null ? held : null);
        return [.. found, .. export.OfEntries(), export.OfEnd(foot, form, Convert.ToHexStringLower(digest.GetHashAndReset()))];

        void Take(byte[]? line)
        {
            if (line is not null)
            {
                digest.AppendData(line);
                export.Take(line);
            }
        }
    }

    private void Take(byte[] line)
    {
        _rows++;
        if (!_isOfLedger)
        {
            return;
        }

        try
        {
            Take(JsonSerializer.Deserialize<JsonElement>(LineOf(line)));
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            _malformed++;
        }
    }

    private void Take(JsonElement row)
    {
        var json = TextOf(row, "leaf");
        var leaf = JsonSerializer.Deserialize<JsonElement>(json);
        var sequence = leaf.GetProperty("sequence").GetInt64();
        _isOrdered &= sequence > _last;
        _last = sequence;
        if (!Stands(json, sequence, row.GetProperty("path")))
        {
            _notStanding.Add(sequence);
        }

        switch (row.GetProperty("salt").GetString(), row.GetProperty("details").GetString())
        {
            case (null, null):
                _erased++;
                break;
            case ({ } salt, { } details) when Is(leaf, "commitment", CommitmentOf(salt, details)):
                break;
            default:
                _changed.Add(sequence);
                break;
        }

        _malformed += row.EnumerateObject().Count() == RowMembers ? 0 : 1;
    }

    private bool Stands(string leaf, long sequence, JsonElement path)
    {
        if (_signed is null || path.ValueKind is not JsonValueKind.Array)
        {
            return false;
        }

        var hashes = path.EnumerateArray().Select(hash => Base64Text.TryRead(hash.GetString() ?? "")).ToList();
        return !hashes.Contains(null)
            && MerkleProof.IsIncluded(
                MerkleHash.OfLeaf(Encoding.UTF8.GetBytes(leaf)), sequence - 1, _signed.Size, [.. hashes.OfType<byte[]>()], _signed.Root);
    }

    private IEnumerable<(bool Holds, string Sentence)> OfEntries()
    {
        if (!_isOfLedger)
        {
            yield break;
        }

        yield return (_signed is not null, _signed is null
            ? "Its checkpoint is not signed by that key."
            : $"Its checkpoint of {Text(_signed.Size)} entries is signed by that key.");
        yield return (_malformed is 0, _malformed is 0 ? "Each line is an entry." : $"{Text(_malformed)} lines are no entries.");
        yield return (_notStanding.Count is 0, _notStanding.Count is 0
            ? $"All {Text(_rows)} entries stand in the ledger at that checkpoint."
            : $"These entries do not stand in the ledger as they are here: {Named(_notStanding)}.");
        yield return (_changed.Count is 0, _changed.Count is 0
            ? $"The details of {Text(_rows - _erased)} entries are those that were sealed; those of {Text(_erased)} had been erased."
            : $"The details of these entries are not those that were sealed: {Named(_changed)}.");
        yield return (_isOrdered, "The entries stand in their order, and none is there twice.");
        if (_isOrdered && _malformed is 0 && _rows == _signed?.Size)
        {
            yield return (true, "They are all entries up to that checkpoint.");
        }
    }

    private (bool Holds, string Sentence) OfEnd(string? foot, string form, string sha256)
    {
        if (foot is null)
        {
            return (false, "It has no last line that proves it, so lines may be changed, added or missing.");
        }

        var line = ReadCanonical(foot);
        var kind = form["motoportal.".Length..].Replace("-export/2", ".exported", StringComparison.Ordinal);
        if (line.EnumerateObject().Count() != 1 || Find(line.GetProperty("exported"), kind, _notes) is not { } entry)
        {
            return (false, "Its last line is no entry of the ledger about this export.");
        }

        var isSame = Is(entry.Details, "sha256", sha256)
            && entry.Details.GetProperty("isWhole").ValueKind is JsonValueKind.True
            && entry.Details.GetProperty(_isOfLedger ? "entries" : "rows").GetInt64() == _rows;
        return (isSame, $"Every line is as it was when the export was entered into the ledger as entry {Text(entry.Sequence)}.");
    }

    private static string LineOf(byte[] line) => line is [.. var text, (byte)'\n']
        ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(text)
        : throw new FormatException("The file ends within a line.");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Named(List<long> sequences) => string.Join(", ", sequences.Take(MostNamed).Select(Text))
        + (sequences.Count > MostNamed ? $" and {Text(sequences.Count - MostNamed)} more" : "");
}
