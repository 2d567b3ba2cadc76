using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Primitives.Texts;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Audit.Entries;

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

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, isWhole) = (0L, false);
        ProvenEntry exported;
        var note = await checkpoints.SignAsync(cancellationToken);
        try
        {
            await using var db = await contexts.OpenAsync(cancellationToken);

            // What was written since the checkpoint has no proof in it and is left to the next export.
            var newest = (note is null ? null : Checkpoint.Open(note, keys.Accepted))?.Size
                ?? await db.Set<LedgerEntry>().MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;
            var range = await LedgerRange.OfAsync(db, query, newest, cancellationToken);
            var last = Math.Min(range.Last, newest);
            await PutAsync(HeadOf(query, format, actor, newest, note));
            if (await LedgerConditions.ReadAsync(db, query, cancellationToken) is { } conditions)
            {
                var entries = conditions.Apply(db).Include(entry => entry.Payload);
                for (var after = range.First - 1; ;)
                {
                    var rows = await entries.Where(entry => entry.Sequence > after && entry.Sequence <= last)
                        .OrderBy(entry => entry.Sequence).Take(Batch).ToListAsync(cancellationToken);
                    await PutAsync(format is ExportFormat.JsonLines
                        ? await JsonLinesAsync(db, rows, newest, cancellationToken)
                        : string.Concat(rows.Select(CsvLineOf)));
                    count += rows.Count;
                    if (rows.Count < Batch)
                    {
                        break;
                    }

                    after = rows[^1].Sequence;
                }
            }

            isWhole = true;
        }
        finally
        {
            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            exported = await RecordAsync(
                actor, query, new LedgerEntries.Exported(format.ToString(), query.Filters(), count, isWhole, sha256));
        }

        if (format is ExportFormat.JsonLines)
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes(exported.LastLine()), cancellationToken);
        }

        return new Permitted<long>.Given(count);

        async Task PutAsync(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            await output.WriteAsync(bytes, cancellationToken);
            hash.AppendData(bytes);
        }
    }

    private Task<ProvenEntry> RecordAsync(Actor actor, LedgerQuery query, LedgerEntries.Exported exported) => exports.WriteAsync(
        "ledger.exported",
        actor,
        new LedgerSubjects(query.Subject?.Setup, query.Subject?.Consent, query.Subject?.Customer, query.Subject?.Charge),
        exported,
        CancellationToken.None);

    private string HeadOf(LedgerQuery query, ExportFormat format, Actor actor, long newest, string? note)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (format is ExportFormat.JsonLines)
        {
            return CanonicalJson.Write(new
            {
                v = "motoportal.ledger-export/2",
                at = now,
                by = actor.Name,
                checkpoint = note,
                filters = query.Filters(),
                key = keys.Signing?.Public.Text,
                newest,
                zone = "UTC",
            }) + "\n";
        }

        // The byte order mark, without which spreadsheets misread accents, and who asked for what and when.
        var separator = Separator;
        return "\uFEFF"
            + CsvLine.Of(separator, Say(nameof(LedgerTexts.ExportFilters)), string.Join(", ", query.Filters()))
            + CsvLine.Of(separator, Say(nameof(LedgerTexts.ExportBy)), actor.Name)
            + CsvLine.Of(separator, Say(nameof(LedgerTexts.ExportAt)), now)
            + CsvLine.Of(separator, Say(nameof(LedgerTexts.ExportZone)), browser.Zone.Id)
            + "\r\n"
            + CsvLine.Of(
                separator, Say(nameof(LedgerTexts.Column_Number)), Say(nameof(LedgerTexts.Column_At)), "UTC",
                Say(nameof(LedgerTexts.KindCode)), Say(nameof(LedgerTexts.Column_What)), Say(nameof(LedgerTexts.Column_Who)),
                Say(nameof(LedgerTexts.Role)), Say(nameof(LedgerTexts.SubjectCustomer)), Say(nameof(LedgerTexts.SubjectConsent)),
                Say(nameof(LedgerTexts.SubjectCharge)), Say(nameof(LedgerTexts.SubjectSetup)), Say(nameof(LedgerTexts.Column_Detail)),
                Say(nameof(LedgerTexts.Details)), Say(nameof(LedgerTexts.Commitment)));
    }

    private static async Task<string> JsonLinesAsync(
        PortalDb db, List<LedgerEntry> entries, long size, CancellationToken cancellationToken)
    {
        var paths = await LedgerProofReads.FindPathsAsync(db, entries.ConvertAll(entry => entry.Sequence), size, cancellationToken);
        return string.Concat(entries.Select(entry => CanonicalJson.Write(new
        {
            leaf = entry.ToLeaf().Json(),
            path = paths.TryGetValue(entry.Sequence, out var path) ? path.Select(hash => Convert.ToBase64String(hash)) : null,
            salt = entry.Payload is { } sealedBy ? Convert.ToHexStringLower(sealedBy.Salt) : null,
            details = entry.Payload?.Json,
        }) + "\n"));
    }

    private string CsvLineOf(LedgerEntry entry) => CsvLine.Of(
            Separator,
            entry.Sequence.ToString(CultureInfo.InvariantCulture),
            browser.At(entry.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            entry.Kind,
            EntryText.Of(entry.Kind),
            entry.Payload?.ActorName,
            EntryText.RoleOf(entry.ActorRole),
            entry.CustomerId?.Value,
            entry.ConsentId?.Value,
            entry.ChargeId?.Value,
            entry.SetupId?.Value,
            EntryDetails.BriefOf(entry.Kind, entry.Payload?.Json),
            entry.Payload?.Json,
            entry.Commitment);

    private static char Separator => CsvLine.SeparatorOf(CultureInfo.CurrentUICulture);

    private static string Say(string key) => LedgerTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
