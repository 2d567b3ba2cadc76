using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MotoPortal.Primitives.Texts;
using static MotoPortal.Ledger.Proofs.VerifiedEntry;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// Verifies a consent receipt: its entry commits to all of its fields, and that entry, the consent's and the card's stand in the ledger.
/// </summary>
internal static class VerifiedReceipt
{
    private const string Schema = "motoportal.consent-receipt/3";

    /// <summary>Each statement about a receipt with whether it holds.</summary>
    public static IReadOnlyList<(bool Holds, string Sentence)> Lines(string text, VerifierKey? key)
    {
        try
        {
            var root = JsonSerializer.Deserialize<JsonElement>(text);
            return string.Equals(CanonicalJson.Write(root), text, StringComparison.Ordinal)
                ? Lines(root, key)
                : [(false, "The file is no canonical JSON, so a byte of it was changed.")];
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            return [(false, "The file is no receipt.")];
        }
    }

    private static List<(bool Holds, string Sentence)> Lines(JsonElement receipt, VerifierKey? key)
    {
        var id = receipt.GetProperty("recordId").GetString();
        var (proof, ledger) = (receipt.GetProperty("proof"), receipt.GetProperty("ledger"));
        List<(bool, string)> lines =
        [
            (Is(receipt, "schemaVersion", Schema) && ledger.EnumerateObject().Count() == 6, $"It is a receipt of the form {Schema}."),
            (key is not null && Is(ledger, "key", key.Text), key is null ? VerifiedDocument.NoKey : $"It names the key {key.Text}."),
        ];
        if (key is null)
        {
            return lines;
        }

        var notes = new VerifiedNotes(key);
        var details = TextOf(ledger, "details");
        lines.Add((
            Stands(ledger.GetProperty("issued"), "receipt.issued", id, CommitmentOf(TextOf(ledger, "salt"), details), notes),
            "The receipt was entered into the ledger when it was handed out."));
        var issued = JsonSerializer.Deserialize<JsonElement>(details).GetProperty("details");
        lines.Add((
            Is(issued, "sha256", DigestOf(receipt)) && Is(issued, "receipt", receipt.GetProperty("receiptId").GetString()),
            "Every field is as it was then."));
        lines.Add((
            Stands(ledger.GetProperty("record"), "consent.given", id, Committed(proof), notes), "The consent stands in the ledger."));
        lines.Add((
            proof.GetProperty("card") is { ValueKind: JsonValueKind.Object } card
                ? Stands(ledger.GetProperty("card"), "card.sealed", id, Committed(card), notes)
                : ledger.GetProperty("card").ValueKind is JsonValueKind.Null,
            "The card stands in the ledger, if one was saved."));
        lines.Add((
            proof.GetProperty("holds").ValueKind is not JsonValueKind.False,
            "The portal's own record was as it had been sealed when the receipt was handed out."));
        return lines;
    }

    // The commitment that the file states, if the record that it states gives it; what was erased gives none.
    private static string? Committed(JsonElement part)
    {
        var commitment = part.GetProperty("commitment").GetString();
        return (part.GetProperty("salt").GetString(), part.GetProperty("record").GetString()) switch
        {
            (null, null) => commitment,
            ({ } salt, { } record) when string.Equals(CommitmentOf(salt, record), commitment, StringComparison.Ordinal) => commitment,
            _ => null,
        };
    }

    private static bool Stands(JsonElement entry, string kind, string? consent, string? commitment, VerifiedNotes notes) =>
        entry.ValueKind is JsonValueKind.Object
        && entry.EnumerateObject().Count() == 2
        && commitment is not null
        && FindLeaf(entry, notes) is { } leaf
        && Is(leaf, "kind", kind)
        && Is(leaf, "consent", consent)
        && Is(leaf, "commitment", commitment);

    private static string DigestOf(JsonElement receipt)
    {
        var body = JsonObject.Create(receipt)!;
        body.Remove("ledger");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(body))));
    }
}
