using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Copy;

/// <summary>
/// Hands out receipts. Each is an entry of the ledger that commits to all of its fields, and holds the proofs that this entry, the
/// consent's and the card's stand in the ledger. See <c>docs/consent-receipt.md</c>.
/// </summary>
internal sealed class ReceiptWriter(ProvenEntryWriter entries, LedgerProofReads proofs, LedgerKeys keys)
{
    /// <summary>The member that holds the proofs; the entry commits to all others.</summary>
    public const string ProofMember = "ledger";

    /// <summary>Writes a receipt as canonical JSON, and records that it was handed out.</summary>
    public async Task<string> WriteAsync(CopyFacts facts, Actor actor, CancellationToken cancellationToken)
    {
        var body = CanonicalJson.Write(ConsentReceipt.Of(facts));
        var subjects = new LedgerSubjects(facts.Consent.SetupId, facts.Consent.Id, facts.Consent.CustomerId);
        var issued = new ReceiptIssued(
            ConsentReceipt.IdOf(facts.Consent.Id), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))));
        var entry = await entries.WriteAsync(ReceiptIssued.Kinds[0], actor, subjects, issued, cancellationToken);
        var receipt = JsonNode.Parse(body)!.AsObject();
        receipt[ProofMember] = JsonSerializer.SerializeToNode(new
        {
            key = keys.Signing?.Public.Text,
            record = await ProofOfAsync(facts.Record.Entry, cancellationToken),
            card = await ProofOfAsync(facts.CardRecord?.Entry, cancellationToken),
            issued = entry.Proof is { } proof ? new { leaf = entry.Leaf, proof } : null,
            salt = entry.Salt,
            details = entry.Details,
        });
        return CanonicalJson.Write(receipt);
    }

    // Null when there is no such entry, or when nothing is signed because the ledger was damaged.
    private async Task<object?> ProofOfAsync(LedgerEntry? entry, CancellationToken cancellationToken) =>
        entry is not null && await proofs.FindAsync(entry.Sequence, cancellationToken) is { } proof
            ? new { leaf = entry.ToLeaf().Json(), proof = proof.Write() }
            : null;
}
