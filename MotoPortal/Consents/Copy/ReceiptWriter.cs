using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Copy;

/// <summary>
/// Hands out receipts. Each is an entry of the ledger that commits to all of its fields, and holds the proofs that this entry, the
/// consent's and the card's stand in the ledger. See <c>docs/consent-receipt.md</c>.
/// </summary>
internal sealed class ReceiptWriter(
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    LedgerWriter ledger,
    CheckpointMaker checkpoints,
    LedgerProofReads proofs,
    LedgerKeys keys)
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
        var commitment = await atomic.RunAsync(
            scope => Task.FromResult(ledger.Append(scope, ReceiptIssued.Kinds[0], actor, subjects, issued)), cancellationToken);
        await checkpoints.SignAsync(cancellationToken);

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var entry = await db.Set<LedgerEntry>().AsNoTracking().Include(row => row.Payload)
            .SingleAsync(row => row.ConsentId == facts.Consent.Id && row.Commitment == commitment, cancellationToken);
        var receipt = JsonNode.Parse(body)!.AsObject();
        receipt[ProofMember] = JsonSerializer.SerializeToNode(new
        {
            key = keys.Signing?.Public.Text,
            record = await ProofOfAsync(facts.Record.Entry, cancellationToken),
            card = await ProofOfAsync(facts.CardRecord?.Entry, cancellationToken),
            issued = await ProofOfAsync(entry, cancellationToken),
            salt = Convert.ToHexStringLower(entry.Payload!.Salt),
            details = entry.Payload.Json,
        });
        return CanonicalJson.Write(receipt);
    }

    // Null when there is no such entry, or when nothing is signed because the ledger was damaged.
    private async Task<object?> ProofOfAsync(LedgerEntry? entry, CancellationToken cancellationToken) =>
        entry is not null && await proofs.FindAsync(entry.Sequence, cancellationToken) is { } proof
            ? new { leaf = entry.ToLeaf().Json(), proof = proof.Write() }
            : null;
}
