using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// An entry in a file that stands in the ledger, with its details. Where a text is not of the documented form, the methods throw what
/// <see cref="IsMalformed"/> recognizes.
/// </summary>
/// <param name="Leaf">The entry's leaf.</param>
/// <param name="Details">What it says.</param>
internal sealed record VerifiedEntry(JsonElement Leaf, JsonElement Details)
{
    private const int Members = 4;

    /// <summary>The entry's number.</summary>
    public long Sequence => Leaf.GetProperty("sequence").GetInt64();

    /// <summary>Whether an exception says that a text is not of the documented form.</summary>
    public static bool IsMalformed(Exception exception) => exception is JsonException or ArgumentException or NotSupportedException
        or InvalidOperationException or KeyNotFoundException or FormatException;

    /// <summary>The entry with its details; null when it is of another kind, or does not stand in the ledger as it is.</summary>
    /// <param name="entry">An object with the members <c>leaf</c>, <c>salt</c>, <c>details</c> and <c>proof</c>.</param>
    /// <param name="kind">The kind that it has to be of.</param>
    /// <param name="notes">The checkpoints that the key signed.</param>
    public static VerifiedEntry? Find(JsonElement entry, string kind, VerifiedNotes notes)
    {
        var details = TextOf(entry, "details");
        return entry.EnumerateObject().Count() == Members
            && FindLeaf(entry, notes) is { } leaf
            && Is(leaf, "kind", kind)
            && Is(leaf, "commitment", CommitmentOf(TextOf(entry, "salt"), details))
            ? new VerifiedEntry(leaf, JsonSerializer.Deserialize<JsonElement>(details).GetProperty("details"))
            : null;
    }

    /// <summary>The leaf of an object with the members <c>leaf</c> and <c>proof</c>; null when it is not in the ledger.</summary>
    public static JsonElement? FindLeaf(JsonElement entry, VerifiedNotes notes)
    {
        var json = TextOf(entry, "leaf");
        var leaf = JsonSerializer.Deserialize<JsonElement>(json);
        return TlogProof.TryParse(TextOf(entry, "proof")) is { } proof
            && notes.Find(proof.Note) is { } signed
            && proof.Proves(MerkleHash.OfLeaf(Encoding.UTF8.GetBytes(json)), signed)
            && leaf.GetProperty("sequence").GetInt64() == proof.Index + 1
            && Is(leaf, "v", LedgerLeaf.Version)
            ? leaf
            : null;
    }

    /// <summary>The commitment to details, lower-case hex.</summary>
    public static string CommitmentOf(string salt, string json) =>
        Convert.ToHexStringLower(SHA256.HashData([.. LowerHex(salt), .. Encoding.UTF8.GetBytes(json)]));

    /// <summary>Reads an object of which this is the canonical text.</summary>
    /// <exception cref="FormatException">It is written in another way, so a byte of it was changed.</exception>
    public static JsonElement ReadCanonical(string text)
    {
        var value = JsonSerializer.Deserialize<JsonElement>(text);
        return string.Equals(CanonicalJson.Write(value), text, StringComparison.Ordinal)
            ? value
            : throw new FormatException("The text is no canonical JSON.");
    }

    /// <summary>A member that is a text.</summary>
    public static string TextOf(JsonElement value, string name) =>
        value.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");

    /// <summary>Whether a member is this text.</summary>
    public static bool Is(JsonElement value, string name, string? expected) =>
        string.Equals(value.GetProperty(name).GetString(), expected, StringComparison.Ordinal);

    // Upper-case digits would be a changed byte that gives the same salt.
    private static byte[] LowerHex(string text) =>
        text.Any(char.IsAsciiLetterUpper) ? throw new FormatException("The salt is not in lower case.") : Convert.FromHexString(text);
}
