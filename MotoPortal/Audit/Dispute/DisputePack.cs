using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
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
    Atomic atomic,
    LedgerWriter ledger,
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
        var zip = PackZip.Write([new PackPart(PackPartKind.ReadMe, "README.txt", PackReadMe.Write(facts, parts, now)), .. parts], now);
        await atomic.RunAsync(
            scope =>
            {
                var subjects = new LedgerSubjects(facts.Consent.SetupId, id, facts.Consent.CustomerId);
                var exported =
                    new PackEntries.Exported(Convert.ToHexStringLower(SHA256.HashData(zip)), [.. parts.Select(part => part.Name)]);
                ledger.Append(scope, Kind, actor, subjects, exported);
                return Task.CompletedTask;
            },
            cancellationToken);
        return new Permitted<PackedFile?>.Given(new PackedFile($"{facts.Number}-dispute-pack.zip", zip));
    }

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
