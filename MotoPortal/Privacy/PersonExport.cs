using System.Globalization;
using System.IO.Compression;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Pdf;
using MotoPortal.Primitives;
using MotoPortal.SignedForms;
using MotoPortal.Terms;

namespace MotoPortal.Privacy;

/// <summary>Hands out all that is held on a customer as one ZIP: for machines, for people, and the signed forms. Each time is written down.</summary>
internal sealed class PersonExport(
    CustomerFileReads files, SignedFormVault forms, Atomic atomic, LedgerWriter ledger, IOptions<MerchantOptions> merchant, TimeProvider time)
{
    /// <summary>The archive with its name; null when there is no such customer.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PersonArchive?> MakeAsync(PortalCustomerId id, Actor actor, CancellationToken cancellationToken)
    {
        if (await files.ReadAsync(id, cancellationToken) is not { } file)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(archive, "data.json", PersonJson.Write(file), cancellationToken);
            await AddAsync(archive, "data.pdf", PdfWriter.Write(CustomerFileDocument.Of(file, merchant.Value)), cancellationToken);
            foreach (var form in file.SignedForms)
            {
                if (await forms.OpenAsync(form.Id, actor, cancellationToken) is OpenOutcome.Opened opened)
                {
                    await AddAsync(archive, $"signed-forms/{form.Id}.{form.Kind.ToString().ToLowerInvariant()}", opened.Content, cancellationToken);
                }
            }
        }

        await atomic.RunAsync(
            scope =>
            {
                ledger.Append(
                    scope,
                    "person.exported",
                    actor,
                    new LedgerSubjects(Customer: id),
                    new { consents = file.Consents.Length, setups = file.Setups.Length, charges = file.Charges.Length, mails = file.Mails.Length, signedForms = file.SignedForms.Length, entries = file.Ledger.Length });
                return Task.CompletedTask;
            },
            cancellationToken);
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new PersonArchive($"motoportal-{id}-{day}.zip", bytes.ToArray());
    }

    private static async Task AddAsync(ZipArchive archive, string name, byte[] content, CancellationToken cancellationToken)
    {
        await using var entry = await archive.CreateEntry(name, CompressionLevel.Optimal).OpenAsync(cancellationToken);
        await entry.WriteAsync(content, cancellationToken);
    }
}

/// <summary>An archive to be downloaded. Its name holds the customer's id, never the name.</summary>
internal sealed record PersonArchive(string FileName, byte[] Bytes);
