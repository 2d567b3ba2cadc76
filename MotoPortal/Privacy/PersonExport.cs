using System.Globalization;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Pdf;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Privacy;

/// <summary>
/// Exports all data of a customer as one ZIP file: machine-readable, readable, and the signed forms. Each export is recorded.
/// </summary>
internal sealed class PersonExport(
    ActingPerson acting,
    IDbContextFactory<PortalDb> contexts,
    IEnumerable<ICustomerData> rooms,
    ICustomerSetups setups,
    CustomerDirectory customers,
    ConsentReads consents,
    Atomic atomic,
    LedgerWriter ledger,
    IOptions<MerchantOptions> merchant,
    TimeProvider time)
{
    /// <summary>The archive; null when there is no such customer.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Permitted<PersonArchive?>> MakeAsync(PortalCustomerId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new Permitted<PersonArchive?>.NotAllowed();
        }

        if (await customers.FindAsync(id, cancellationToken) is not { } customer)
        {
            return new Permitted<PersonArchive?>.Given(null);
        }

        var now = time.GetUtcNow();
        var text = new PersonalFileText(await LanguageAsync(id, cancellationToken));
        var sections = await SectionsAsync(id, text, actor, cancellationToken);
        using var bytes = new MemoryStream();
        await using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(archive, "data.json", PersonJson.Write(now, sections), cancellationToken);
            var document = PersonDocument.Of(id, customer.Name, sections, text, merchant.Value, now);
            await AddAsync(archive, "data.pdf", PdfWriter.Write(document), cancellationToken);
            foreach (var file in sections.SelectMany(section => section.Files))
            {
                await AddAsync(archive, file.Path, file.Bytes, cancellationToken);
            }
        }

        await atomic.RunAsync(
            scope =>
            {
                ledger.Append(scope, "person.exported", actor, new LedgerSubjects(Customer: id), Counts(sections));
                return Task.CompletedTask;
            },
            cancellationToken);
        var day = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new Permitted<PersonArchive?>.Given(new PersonArchive($"motoportal-{id}-{day}.zip", bytes.ToArray()));
    }

    private static PrivacyEntries.Exported Counts(IReadOnlyCollection<PersonalSection> sections)
    {
        int Of(string name) => sections.Single(section => section.Name == name).Count;
        return new PrivacyEntries.Exported(
            Of("consents"), Of("setups"), Of("charges"), Of("mails"), Of("signedForms"), Of("ledger"));
    }

    // The language of the newest consent; the reader's for a customer without one.
    private async Task<CultureInfo> LanguageAsync(PortalCustomerId id, CancellationToken cancellationToken) =>
        await consents.ListOfCustomerAsync(id, cancellationToken) is [var newest, ..]
            ? CultureInfo.GetCultureInfo(newest.Language)
            : CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    private async Task<List<PersonalSection>> SectionsAsync(
        PortalCustomerId id, PersonalFileText text, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var subject = new DataSubject(id, await setups.ListAsync(db, id, cancellationToken));
        List<PersonalSection> sections = [];
        foreach (var room in rooms)
        {
            sections.AddRange(await room.ExportAsync(db, subject, text, actor, cancellationToken));
        }

        return sections;
    }

    private static async Task AddAsync(ZipArchive archive, string name, byte[] content, CancellationToken cancellationToken)
    {
        await using var entry = await archive.CreateEntry(name, CompressionLevel.Optimal).OpenAsync(cancellationToken);
        await entry.WriteAsync(content, cancellationToken);
    }
}
