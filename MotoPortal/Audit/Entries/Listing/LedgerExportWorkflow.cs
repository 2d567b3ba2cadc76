using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Exports;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Audit.Entries.Listing;

/// <summary>
/// Writes entries to a file while they are read, a thousand at a time, so that a ledger of any length needs the same memory. Each export is
/// an entry with the file's SHA-256, also one that was broken off. JSON Lines carry the proof of each entry, and end with the proven entry
/// about the export, so that others can verify them without the portal.
/// </summary>
internal sealed class LedgerExportWorkflow(
    ActingPerson acting,
    StoreContexts contexts,
    ProvenEntryWriter exports,
    CheckpointMaker checkpoints,
    LedgerKeys keys,
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

        var note = await checkpoints.SignAsync(cancellationToken);
        await using var file = new ExportFile<ExportedEntry>(format, Columns(), row => row.Json(), output, cancellationToken);
        var isWhole = false;
        ProvenEntry exported;
        try
        {
            await using var db = await contexts.OpenAsync(cancellationToken);

            // What was written since the checkpoint has no proof in it and is left to the next export.
            var newest = (note is null ? null : Checkpoint.Open(note, keys.Accepted))?.Size
                ?? await db.Set<LedgerEntry>().MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;
            var range = await LedgerRange.OfAsync(db, query, newest, cancellationToken);
            await BeginAsync(file, query, actor, newest, note);
            var last = Math.Min(range.Last, newest);
            var fits = true;
            await foreach (var rows in ReadAsync(db, query, range with { Last = last }, cancellationToken))
            {
                // Only JSON Lines carry the path of an entry.
                var paths = format is ExportFormat.JsonLines
                    ? await LedgerProofReads.FindPathsAsync(db, rows.ConvertAll(entry => entry.Sequence), newest, cancellationToken)
                    : null;
                fits = await file.WriteAsync(rows.ConvertAll(entry => new ExportedEntry(
                    entry, paths is not null && paths.TryGetValue(entry.Sequence, out var path) ? path : null)));
                if (!fits)
                {
                    break;
                }

                if (rows.Count > 0)
                {
                    current.Tell(file.Rows, (double)(rows[^1].Sequence - range.First + 1) / (last - range.First + 1));
                }
            }

            await file.EndAsync();
            isWhole = fits;
        }
        finally
        {
            exported = await RecordAsync(
                actor, query, new LedgerEntries.Exported(format.ToString(), query.Filters(), file.Rows, isWhole, file.Digest()));
        }

        if (format is ExportFormat.JsonLines)
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes(exported.LastLine()), cancellationToken);
        }

        return new Permitted<long>.Given(file.Rows);
    }

    private static async IAsyncEnumerable<List<LedgerEntry>> ReadAsync(
        PortalDb db, LedgerQuery query, LedgerRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await LedgerConditions.ReadAsync(db, query, cancellationToken) is not { } conditions)
        {
            yield break;
        }

        var entries = conditions.Apply(db).Include(entry => entry.Payload);
        for (var after = range.First - 1; ;)
        {
            var rows = await entries.Where(entry => entry.Sequence > after && entry.Sequence <= range.Last)
                .OrderBy(entry => entry.Sequence).Take(Batch).ToListAsync(cancellationToken);
            yield return rows;
            if (rows.Count < Batch)
            {
                yield break;
            }

            after = rows[^1].Sequence;
        }
    }

    private Task<ProvenEntry> RecordAsync(Actor actor, LedgerQuery query, LedgerEntries.Exported exported) => exports.WriteAsync(
        "ledger.exported",
        actor,
        new LedgerSubjects(query.Subject?.Setup, query.Subject?.Consent, query.Subject?.Customer, query.Subject?.Charge),
        exported,
        CancellationToken.None);

    private Task BeginAsync(ExportFile<ExportedEntry> file, LedgerQuery query, Actor actor, long newest, string? note)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return file.BeginAsync(new ExportHead("ledger", query.Filters(), actor.Name, now, browser.Zone.Id), new
        {
            v = "motoportal.ledger-export/2",
            at = now,
            by = actor.Name,
            checkpoint = note,
            filters = query.Filters(),
            key = keys.Signing?.Public.Text,
            newest,
            zone = "UTC",
        });
    }

    private ImmutableArray<ExportColumn<ExportedEntry>> Columns() =>
    [
        new(Say(nameof(LedgerTexts.Column_Number)), row => row.Entry.Sequence.ToString(CultureInfo.InvariantCulture)),
        new(
            Say(nameof(LedgerTexts.Column_At)),
            row => browser.At(row.Entry.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        new("UTC", row => row.Entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        new(Say(nameof(LedgerTexts.KindCode)), row => row.Entry.Kind),
        new(Say(nameof(LedgerTexts.Column_What)), row => EntryText.Of(row.Entry.Kind)),
        new(Say(nameof(LedgerTexts.Column_Who)), row => row.Entry.Payload?.ActorName),
        new(Say(nameof(LedgerTexts.Role)), row => EntryText.RoleOf(row.Entry.ActorRole)),
        new(Say(nameof(LedgerTexts.SubjectCustomer)), row => row.Entry.CustomerId?.Value),
        new(Say(nameof(LedgerTexts.SubjectConsent)), row => row.Entry.ConsentId?.Value),
        new(Say(nameof(LedgerTexts.SubjectCharge)), row => row.Entry.ChargeId?.Value),
        new(Say(nameof(LedgerTexts.SubjectSetup)), row => row.Entry.SetupId?.Value),
        new(Say(nameof(LedgerTexts.Column_Detail)), row => EntryDetails.BriefOf(row.Entry.Kind, row.Entry.Payload?.Json)),
        new(Say(nameof(LedgerTexts.Details)), row => row.Entry.Payload?.Json),
        new(Say(nameof(LedgerTexts.Commitment)), row => row.Entry.Commitment),
    ];

    private static string Say(string key) => LedgerTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
