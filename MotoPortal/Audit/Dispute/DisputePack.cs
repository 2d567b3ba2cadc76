using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SignedForms;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.Audit.Dispute;

/// <summary>
/// Packs the evidence that a card's bank or network asks for when a charge is disputed: the agreement, its proof and the history, in one
/// file. It contains the record of one consent and nothing else. Card networks require the cardholder's agreement on request, for as long
/// as it may be disputed.
/// </summary>
internal sealed class DisputePack(
    ActingPerson acting,
    CopySource copies,
    CustomerDocumentPdf pdf,
    ConsentReads consents,
    SignedFormVault forms,
    IDbContextFactory<PortalDb> contexts,
    ReceiptWriter receipts,
    ProvenEntryWriter exports,
    LedgerKeys keys,
    TimeProvider time)
{
    /// <summary>The kind of the ledger entry for a created pack.</summary>
    public const string Kind = "consent.pack_exported";

    /// <summary>Creates the pack in the page's language and records the export; null when there is no such consent.</summary>
    /// <param name="id">The consent.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Permitted<PackedFile?>> MakeAsync(ConsentId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeConsents, cancellationToken) is not { } actor)
        {
            return new Permitted<PackedFile?>.NotAllowed();
        }

        if (await copies.FindAsync(id, cancellationToken) is not { } facts)
        {
            return new Permitted<PackedFile?>.Given(null);
        }

        // Read before the access to the form is recorded, because the history ends at the request for the pack.
        var happened = await EntriesAsync(facts.Consent, cancellationToken);
        var evidence = await consents.FindEvidenceAsync(id, cancellationToken);
        var form =
            evidence?.SignedForm is { } signed ? await forms.OpenAsync(signed, actor, cancellationToken) as OpenOutcome.Opened : null;
        var now = time.GetUtcNow();
        ImmutableArray<PackPart> parts =
        [
            new(PackPartKind.Copy, "copy.pdf", pdf.Write(CopyComposer.Compose(facts))),
            new(PackPartKind.Receipt, "receipt.json", Encoding.UTF8.GetBytes(await receipts.WriteAsync(facts, actor, cancellationToken))),
            new(PackPartKind.Timeline, "timeline.csv", PackTimeline.Write(happened)),
            .. form is null ? [] : new[] { new PackPart(PackPartKind.SignedForm, "signed-form" + form.Form.Kind.Ending(), form.Content) },
        ];
        parts = [new PackPart(PackPartKind.ReadMe, "README.txt", PackReadMe.Write(facts, parts, now)), .. parts];
        var sums = Encoding.UTF8.GetBytes(VerifiedPack.SumsOf(parts.Select(part => (part.Name, part.Content))));
        var exported = await RecordAsync(facts.Consent, actor, sums, parts, cancellationToken);
        var proof = new JsonObject { ["v"] = VerifiedPack.Form, ["key"] = keys.Signing?.Public.Text, ["exported"] = exported.ToJson() };
        var zip = PackZip.Write(
            [
                .. parts,
                new PackPart(PackPartKind.Sums, VerifiedPack.SumsFile, sums),
                new PackPart(PackPartKind.Proof, VerifiedPack.ProofFile, Encoding.UTF8.GetBytes(CanonicalJson.Write(proof))),
            ],
            now);
        return new Permitted<PackedFile?>.Given(new PackedFile($"{facts.Number}-dispute-pack.zip", zip));
    }

    private Task<ProvenEntry> RecordAsync(
        Consent consent, Actor actor, byte[] sums, ImmutableArray<PackPart> parts, CancellationToken cancellationToken) =>
        exports.WriteAsync(
            Kind,
            actor,
            new LedgerSubjects(consent.SetupId, consent.Id, consent.CustomerId),
            new PackEntries.Exported(Convert.ToHexStringLower(SHA256.HashData(sums)), [.. parts.Select(part => part.Name)]),
            cancellationToken);

    private async Task<List<LedgerEntry>> EntriesAsync(Consent consent, CancellationToken cancellationToken)
    {
        // Without payloads, because the names of staff are not disclosed outside.
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<LedgerEntry>().AsNoTracking()
            .Where(entry => entry.SetupId == consent.SetupId || entry.ConsentId == consent.Id)
            .OrderBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
    }

}
