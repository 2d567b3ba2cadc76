using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Receipts;
using MotoPortal.SignedForms;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.Audit.Answers;

/// <summary>
/// Makes the files that the portal has for a disputed charge. A record that does not match its seal gives none, because it may be false.
/// </summary>
internal sealed class EvidenceFileSource(
    IDbContextFactory<PortalDb> contexts,
    CopySource copies,
    ConsentReads consents,
    SignedFormVault forms,
    ReceiptSource receipts,
    CustomerDocumentPdf pdf)
{
    /// <summary>The files, in the order of the page.</summary>
    public async Task<ImmutableArray<OfferedFile>> ListAsync(ChargeView charge, CancellationToken cancellationToken)
    {
        var form = await FindFormAsync(charge, cancellationToken) is { } signed
            && await forms.FindAsync(signed, cancellationToken) is { } kept
            ? new OfferedFile(EvidenceFileField.CustomerSignature, FormNameOf(charge, kept.Kind), KindOf(kept.Kind.Ending()), kept.Bytes)
            : null;
        return
        [
            .. (await WriteAsync(charge, cancellationToken))
                .Select(file => new OfferedFile(
                    file.Key, file.Value.Name, KindOf(Path.GetExtension(file.Value.Name)), file.Value.Content.Length))
                .Concat(form is null ? [] : [form])
                .OrderBy(file => file.Field),
        ];
    }

    /// <summary>
    /// A file with its content; null when the portal does not have it, or no longer. A signed form is recorded as looked at.
    /// </summary>
    public async Task<NewEvidenceFile?> OpenAsync(
        ChargeView charge, EvidenceFileField field, Actor actor, CancellationToken cancellationToken)
    {
        if (field is not EvidenceFileField.CustomerSignature)
        {
            return (await WriteAsync(charge, cancellationToken)).GetValueOrDefault(field);
        }

        return await FindFormAsync(charge, cancellationToken) is { } form
            && await forms.OpenAsync(form, actor, cancellationToken) is OpenOutcome.Opened opened
            ? new NewEvidenceFile(FormNameOf(charge, opened.Form.Kind), opened.Form.Kind.ContentType(), opened.Content)
            : null;
    }

    private async Task<Dictionary<EvidenceFileField, NewEvidenceFile>> WriteAsync(ChargeView charge, CancellationToken cancellationToken)
    {
        var files = new Dictionary<EvidenceFileField, NewEvidenceFile>();
        void Add(EvidenceFileField field, string name, CustomerDocument document) =>
            files.Add(field, new NewEvidenceFile(name, CustomerDocumentPdf.ContentType, pdf.Write(document)));

        if (charge.ConsentId is { } consent
            && await copies.FindAsync(consent, cancellationToken) is { IsSealBroken: false } agreement)
        {
            Add(EvidenceFileField.CustomerCommunication, $"{agreement.Number}-copy.pdf", CopyComposer.Compose(agreement));
            Add(EvidenceFileField.RefundPolicy, $"{agreement.Number}-terms.pdf", CopyComposer.ComposeTerms(agreement));
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await receipts.FindAsync(db, charge.Id, cancellationToken) is { } receipt)
        {
            Add(EvidenceFileField.Receipt, ReceiptLetter.FileName(receipt), ReceiptComposer.Compose(receipt));
        }

        return files;
    }

    private async Task<SignedFormId?> FindFormAsync(ChargeView charge, CancellationToken cancellationToken) =>
        charge.ConsentId is { } consent && await consents.FindEvidenceAsync(consent, cancellationToken) is { SignedForm: { } form }
            ? form
            : null;

    // The name under which it was uploaded can hold the customer's.
    private static string FormNameOf(ChargeView charge, FormKind kind) => $"{charge.ConsentNumber}-signed-form{kind.Ending()}";

    private static string KindOf(string ending) => ending.TrimStart('.');
}
