using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MotoPortal.Audit.Entries;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Audit.Exports;

/// <summary>
/// Writes a list to a file. Each export is an entry with the file's SHA-256, also one that was broken off; JSON Lines end with that entry
/// and its proof.
/// </summary>
internal sealed class ExportWriter(
    ProvenEntryWriter exports, LedgerKeys keys, BrowserTime browser, CurrentExport current, TimeProvider time)
{
    /// <summary>Writes the rows.</summary>
    /// <param name="kind">The list, such as <c>consents</c>.</param>
    /// <param name="actor">The person who exports.</param>
    /// <param name="filters">The filters, each with its value unless a person typed it.</param>
    /// <param name="list">The rows with what is written of each.</param>
    /// <param name="format">The format.</param>
    /// <param name="output">Where the file goes.</param>
    /// <param name="cancellationToken">Breaks the export off.</param>
    /// <returns>The number of rows.</returns>
    public async Task<long> WriteAsync<TRow>(
        string kind,
        Actor actor,
        ImmutableArray<string> filters,
        ExportedList<TRow> list,
        ExportFormat format,
        Stream output,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var head = new ExportHead(kind, filters, actor.Name, now, list.Zone ?? browser.Zone.Id);
        await using var file = new ExportFile<TRow>(format, list.Columns, list.Json, output, cancellationToken);
        var isWhole = false;
        ProvenEntry entry;
        try
        {
            await file.BeginAsync(head, new
            {
                v = $"motoportal.{kind}-export/2",
                at = head.At,
                by = head.By,
                filters = head.Filters,
                key = keys.Signing?.Public.Text,
                zone = "UTC",
            });

            // A sheet that is full ends a file that can be read, and is not all that was asked for.
            var fits = true;
            await foreach (var rows in list.Rows.WithCancellation(cancellationToken))
            {
                fits = await file.WriteAsync(rows);
                current.Tell(file.Rows, list.Total is > 0 and var total ? Math.Min(1, (double)file.Rows / total) : null);
                if (!fits)
                {
                    break;
                }
            }

            await file.EndAsync();
            isWhole = fits;
        }
        finally
        {
            var exported = new ExportEntries.Exported(format.ToString(), filters, file.Rows, isWhole, file.Digest());
            entry = await exports.WriteAsync($"{kind}.exported", actor, new LedgerSubjects(), exported, CancellationToken.None);
        }

        if (format is ExportFormat.JsonLines)
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes(entry.LastLine()), cancellationToken);
        }

        return file.Rows;
    }
}
