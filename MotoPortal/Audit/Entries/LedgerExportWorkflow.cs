using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Exports;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Audit.Entries;

/// <summary>
/// Writes entries to a file while they are read, a thousand at a time, so that a ledger of any length needs the same memory. Each export is
/// an entry with the file's SHA-256, also one that was broken off.
/// </summary>
internal sealed class LedgerExportWorkflow(
    ActingPerson acting,
    StoreContexts contexts,
    Atomic atomic,
    LedgerWriter ledger,
    BrowserTime browser,
    CurrentExport current,
    TimeProvider time)
{
    private const int Batch = 1000;

    /// <summary>Writes the entries that fit, oldest first, up to the newest at this moment.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="format">The format.</param>
    /// <param name="output">Where the file goes; nothing is written to it when the person may not export.</param>
    /// <param name="cancellationToken">Breaks the export off.</param>
    /// <returns>The number of entries.</returns>
    public async Task<Permitted<long>> WriteAsync(
        LedgerQuery query, ExportFormat format, Stream output, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeLedger, cancellationToken) is not { } actor)
        {
            return new Permitted<long>.NotAllowed();
        }

        await using var file = new ExportFile<LedgerEntry>(format, Columns(), Json, output, cancellationToken);
        var isWhole = false;
        try
        {
            await using var db = await contexts.OpenAsync(cancellationToken);
            var newest = await db.Set<LedgerEntry>().MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;
            var range = await LedgerRange.OfAsync(db, query, newest, cancellationToken);
            await BeginAsync(file, query, actor, newest);
            var fits = await LedgerConditions.ReadAsync(db, query, cancellationToken) is not { } conditions
                || await WriteAsync(file, conditions.Apply(db).Include(entry => entry.Payload), range, cancellationToken);
            await file.EndAsync();
            isWhole = fits;
        }
        finally
        {
            await RecordAsync(
                actor, query, new LedgerEntries.Exported(format.ToString(), query.Filters(), file.Rows, isWhole, file.Digest()));
        }

        return new Permitted<long>.Given(file.Rows);
    }

    private async Task<bool> WriteAsync(
        ExportFile<LedgerEntry> file, IQueryable<LedgerEntry> entries, LedgerRange range, CancellationToken cancellationToken)
    {
        for (var after = range.First - 1; ;)
        {
            var rows = await entries.Where(entry => entry.Sequence > after && entry.Sequence <= range.Last)
                .OrderBy(entry => entry.Sequence).Take(Batch).ToListAsync(cancellationToken);
            if (!await file.WriteAsync(rows))
            {
                return false;
            }

            if (rows.Count < Batch)
            {
                return true;
            }

            after = rows[^1].Sequence;
            current.Tell(file.Rows, (double)(after - range.First + 1) / (range.Last - range.First + 1));
        }
    }

    private Task RecordAsync(Actor actor, LedgerQuery query, LedgerEntries.Exported exported) => atomic.RunAsync(
        scope =>
        {
            var subjects = new LedgerSubjects(
                query.Subject?.Setup, query.Subject?.Consent, query.Subject?.Customer, query.Subject?.Charge);
            ledger.Append(scope, "ledger.exported", actor, subjects, exported);
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private Task BeginAsync(ExportFile<LedgerEntry> file, LedgerQuery query, Actor actor, long newest)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return file.BeginAsync(
            new ExportHead("ledger", query.Filters(), actor.Name, now, browser.Zone.Id),
            new { v = "motoportal.ledger-export/1", at = now, by = actor.Name, filters = query.Filters(), newest, zone = "UTC" });
    }

    private static object Json(LedgerEntry entry) => new
    {
        leaf = entry.ToLeaf().Json(),
        salt = entry.Payload is { } sealedBy ? Convert.ToHexStringLower(sealedBy.Salt) : null,
        details = entry.Payload?.Json,
    };

    private ImmutableArray<ExportColumn<LedgerEntry>> Columns() =>
    [
        new(Say(nameof(LedgerTexts.Column_Number)), entry => entry.Sequence.ToString(CultureInfo.InvariantCulture)),
        new(
            Say(nameof(LedgerTexts.Column_At)),
            entry => browser.At(entry.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        new("UTC", entry => entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        new(Say(nameof(LedgerTexts.KindCode)), entry => entry.Kind),
        new(Say(nameof(LedgerTexts.Column_What)), entry => EntryText.Of(entry.Kind)),
        new(Say(nameof(LedgerTexts.Column_Who)), entry => entry.Payload?.ActorName),
        new(Say(nameof(LedgerTexts.Role)), entry => EntryText.RoleOf(entry.ActorRole)),
        new(Say(nameof(LedgerTexts.SubjectCustomer)), entry => entry.CustomerId?.Value),
        new(Say(nameof(LedgerTexts.SubjectConsent)), entry => entry.ConsentId?.Value),
        new(Say(nameof(LedgerTexts.SubjectCharge)), entry => entry.ChargeId?.Value),
        new(Say(nameof(LedgerTexts.SubjectSetup)), entry => entry.SetupId?.Value),
        new(Say(nameof(LedgerTexts.Column_Detail)), entry => EntryDetails.BriefOf(entry.Kind, entry.Payload?.Json)),
        new(Say(nameof(LedgerTexts.Details)), entry => entry.Payload?.Json),
        new(Say(nameof(LedgerTexts.Commitment)), entry => entry.Commitment),
    ];

    private static string Say(string key) => LedgerTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
