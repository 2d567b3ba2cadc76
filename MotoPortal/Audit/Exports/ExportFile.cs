using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MotoPortal.Audit.Entries;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Audit.Exports;

/// <summary>
/// A file of rows that is written while they are read, so that one of any length needs the same memory. It begins with what was asked for,
/// by whom, when, and the time zone of its times.
/// </summary>
/// <typeparam name="TRow">A row.</typeparam>
internal sealed class ExportFile<TRow> : IAsyncDisposable
{
    private readonly DigestStream _output;
    private readonly ExportFormat _format;
    private readonly ImmutableArray<ExportColumn<TRow>> _columns;
    private readonly Func<TRow, object> _json;
    private readonly CancellationToken _cancellationToken;
    private XlsxSheet? _sheet;

    /// <param name="format">The format.</param>
    /// <param name="columns">The columns for people.</param>
    /// <param name="json">The object for programs.</param>
    /// <param name="output">Where the file goes; stays open.</param>
    /// <param name="cancellationToken">Breaks the file off.</param>
    public ExportFile(
        ExportFormat format,
        ImmutableArray<ExportColumn<TRow>> columns,
        Func<TRow, object> json,
        Stream output,
        CancellationToken cancellationToken) =>
        (_format, _columns, _json, _output, _cancellationToken) = (format, columns, json, new DigestStream(output), cancellationToken);

    /// <summary>The number of rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes what the file says of itself, and the titles of the columns.</summary>
    /// <param name="head">What it says for people.</param>
    /// <param name="json">The same for programs.</param>
    public async Task BeginAsync(ExportHead head, object json)
    {
        switch (_format)
        {
            case ExportFormat.JsonLines:
                await PutAsync(CanonicalJson.Write(json) + "\n");
                break;
            case ExportFormat.Xlsx:
                _sheet = await XlsxSheet.BeginAsync(_output, _cancellationToken);
                foreach (var line in head.Lines().Append([]).Append([.. _columns.Select(column => column.Title)]))
                {
                    await _sheet.WriteAsync(line, _cancellationToken);
                }

                break;
            case ExportFormat.Csv:
                // The byte order mark, without which spreadsheets misread accents.
                await PutAsync(
                    "\uFEFF" + string.Concat(head.Lines().Select(line => CsvLine.Of(Separator, line))) + "\r\n"
                    + CsvLine.Of(Separator, _columns.Select(column => column.Title)));
                break;
        }
    }

    /// <summary>Writes rows; false when the file can hold no more.</summary>
    public async Task<bool> WriteAsync(IReadOnlyList<TRow> rows)
    {
        if (_sheet is { } sheet)
        {
            foreach (var row in rows)
            {
                if (!await sheet.WriteAsync(_columns.Select(column => column.Of(row)), _cancellationToken))
                {
                    return false;
                }

                Rows++;
            }

            await sheet.FlushAsync();
            return true;
        }

        await PutAsync(string.Concat(rows.Select(row => _format is ExportFormat.JsonLines
            ? CanonicalJson.Write(_json(row)) + "\n"
            : CsvLine.Of(Separator, _columns.Select(column => column.Of(row))))));
        Rows += rows.Count;
        return true;
    }

    /// <summary>Writes the end.</summary>
    public async Task EndAsync()
    {
        if (_sheet is { } sheet)
        {
            await sheet.EndAsync();
            await sheet.DisposeAsync();
            await _output.FlushAsync(_cancellationToken);
        }
    }

    /// <summary>The SHA-256 of what was written, lower-case hex; called once, at the end.</summary>
    public string Digest() => _output.Digest();

    public async ValueTask DisposeAsync()
    {
        if (_sheet is { } sheet)
        {
            await sheet.DisposeAsync();
        }

        await _output.DisposeAsync();
    }

    private static char Separator => CsvLine.SeparatorOf(CultureInfo.CurrentUICulture);

    private async Task PutAsync(string text) => await _output.WriteAsync(Encoding.UTF8.GetBytes(text), _cancellationToken);
}
