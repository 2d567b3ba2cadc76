using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MotoPortal.Audit.Entries;
using MotoPortal.Ledger;
using MotoPortal.Primitives.Texts;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Audit.Exports;

/// <summary>
/// Writes a list to a file while it is read, so that one of any length needs the same memory. Each export is an entry with the file's
/// SHA-256, also one that was broken off; JSON Lines end with that entry and its proof.
/// </summary>
internal sealed class ExportWriter(ProvenEntryWriter exports, LedgerKeys keys, BrowserTime browser, TimeProvider time)
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
        var head = new ExportHead(kind, filters, actor.Name, now, browser.Zone.Id);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, isWhole) = (0L, false);
        ProvenEntry entry;
        try
        {
            await PutAsync(format is ExportFormat.JsonLines ? JsonHead(head) : CsvHead(head, list.Columns));
            await foreach (var rows in list.Rows.WithCancellation(cancellationToken))
            {
                await PutAsync(string.Concat(rows.Select(row =>
                    format is ExportFormat.JsonLines ? CanonicalJson.Write(list.Json(row)) + "\n" : CsvRow(list.Columns, row))));
                count += rows.Count;
            }

            isWhole = true;
        }
        finally
        {
            var exported = new ExportEntries.Exported(
                format.ToString(), filters, count, isWhole, Convert.ToHexStringLower(hash.GetHashAndReset()));
            entry = await exports.WriteAsync($"{kind}.exported", actor, new LedgerSubjects(), exported, CancellationToken.None);
        }

        if (format is ExportFormat.JsonLines)
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes(entry.LastLine()), cancellationToken);
        }

        return count;

        async Task PutAsync(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            await output.WriteAsync(bytes, cancellationToken);
            hash.AppendData(bytes);
        }
    }

    private string JsonHead(ExportHead head) => CanonicalJson.Write(new
    {
        v = $"motoportal.{head.Kind}-export/2",
        at = head.At,
        by = head.By,
        filters = head.Filters,
        key = keys.Signing?.Public.Text,
        zone = "UTC",
    }) + "\n";

    // The byte order mark, without which spreadsheets misread accents, and who asked for what and when.
    private static string CsvHead<TRow>(ExportHead head, ImmutableArray<ExportColumn<TRow>> columns) =>
        "\uFEFF"
        + CsvLine.Of(Separator, Say(nameof(LedgerTexts.ExportFilters)), string.Join(", ", head.Filters))
        + CsvLine.Of(Separator, Say(nameof(LedgerTexts.ExportBy)), head.By)
        + CsvLine.Of(Separator, Say(nameof(LedgerTexts.ExportAt)), head.At)
        + CsvLine.Of(Separator, Say(nameof(LedgerTexts.ExportZone)), head.Zone)
        + "\r\n"
        + CsvLine.Of(Separator, columns.Select(column => column.Title));

    private static string CsvRow<TRow>(ImmutableArray<ExportColumn<TRow>> columns, TRow row) =>
        CsvLine.Of(Separator, columns.Select(column => column.Of(row)));

    private static char Separator => CsvLine.SeparatorOf(CultureInfo.CurrentUICulture);

    private static string Say(string key) => LedgerTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
