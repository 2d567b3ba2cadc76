using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace MotoPortal.Audit.Exports;

/// <summary>
/// A workbook with one sheet (ECMA-376, Office Open XML) that is written while its rows are read. Every cell is a text, so that none is
/// taken for a formula, and numbers, such as those of orders, stay as they are.
/// </summary>
internal sealed class XlsxSheet : IAsyncDisposable
{
    /// <summary>The most rows of a sheet: https://support.microsoft.com/office/excel-specifications-and-limits.</summary>
    public const int MostRows = 1_048_576;

    // A cell holds so many characters; spreadsheets refuse a file with more.
    private const int LongestCell = 32_767;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private static readonly ImmutableArray<(string Path, string Xml)> Frame =
    [
        (
            "[Content_Types].xml",
            $"""
            <Types xmlns="{Package}/content-types">
              <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
              <Override PartName="/xl/workbook.xml" ContentType="{Spreadsheet}.sheet.main+xml"/>
              <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Spreadsheet}.worksheet+xml"/>
            </Types>
            """),
        (
            "_rels/.rels",
            $"""
            <Relationships xmlns="{Package}/relationships">
              <Relationship Id="r1" Type="{Links}/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>
            """),
        (
            "xl/workbook.xml",
            $"""
            <workbook xmlns="{Main}" xmlns:r="{Links}"><sheets><sheet name="MotoPortal" sheetId="1" r:id="r1"/></sheets></workbook>
            """),
        (
            "xl/_rels/workbook.xml.rels",
            $"""
            <Relationships xmlns="{Package}/relationships">
              <Relationship Id="r1" Type="{Links}/worksheet" Target="worksheets/sheet1.xml"/>
            </Relationships>
            """),
    ];

    private readonly ZipArchive _archive;
    private readonly Stream _sheet;
    private readonly XmlWriter _xml;
    private bool _isWhole;

    private XlsxSheet(ZipArchive archive, Stream sheet)
    {
        (_archive, _sheet) = (archive, sheet);
        _xml = XmlWriter.Create(sheet, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), CheckCharacters = false });
    }

    /// <summary>The number of rows so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Begins a workbook.</summary>
    /// <param name="output">Where it goes; it is only written forward, and stays open.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<XlsxSheet> BeginAsync(Stream output, CancellationToken cancellationToken)
    {
        var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        foreach (var (path, xml) in Frame)
        {
            await using var part = await archive.CreateEntry(path).OpenAsync(cancellationToken);
            await part.WriteAsync(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml), cancellationToken);
        }

        var sheet = await archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).OpenAsync(cancellationToken);
        var workbook = new XlsxSheet(archive, sheet);
        await workbook._xml.WriteStartDocumentAsync();
        await workbook._xml.WriteStartElementAsync(null, "worksheet", Main);
        await workbook._xml.WriteStartElementAsync(null, "sheetData", null);
        return workbook;
    }

    /// <summary>Writes a row; false when the sheet is full.</summary>
    public async Task<bool> WriteAsync(IEnumerable<string?> cells, CancellationToken cancellationToken)
    {
        if (Rows == MostRows)
        {
            return false;
        }

        Rows++;
        cancellationToken.ThrowIfCancellationRequested();
        await _xml.WriteStartElementAsync(null, "row", null);
        await _xml.WriteAttributeStringAsync(null, "r", null, Rows.ToString(CultureInfo.InvariantCulture));
        foreach (var cell in cells)
        {
            await _xml.WriteStartElementAsync(null, "c", null);
            await _xml.WriteAttributeStringAsync(null, "t", null, "inlineStr");
            await _xml.WriteStartElementAsync(null, "is", null);
            await _xml.WriteStartElementAsync(null, "t", null);
            await _xml.WriteAttributeStringAsync("xml", "space", null, "preserve");
            await _xml.WriteStringAsync(Writable(cell ?? ""));
            await _xml.WriteEndElementAsync();
            await _xml.WriteEndElementAsync();
            await _xml.WriteEndElementAsync();
        }

        await _xml.WriteEndElementAsync();
        return true;
    }

    /// <summary>Hands on what was written so far.</summary>
    public Task FlushAsync() => _xml.FlushAsync();

    /// <summary>Writes the end; without it the file is broken, and is told to be so by whatever opens it.</summary>
    public async Task EndAsync()
    {
        await _xml.WriteEndDocumentAsync();
        await _xml.FlushAsync();
        _isWhole = true;
    }

    /// <summary>Closes a workbook that was written to its end; what was broken off stays without one.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isWhole)
        {
            await _xml.DisposeAsync();
            await _sheet.DisposeAsync();
            await _archive.DisposeAsync();
        }
    }

    // What XML cannot say, such as a control character, would make the whole file unreadable.
    private static string Writable(string text)
    {
        var writable = text.Length > LongestCell ? text[..LongestCell] : text;
        var isClean = true;
        for (var at = 0; at < writable.Length && isClean; at++)
        {
            var isPair = char.IsHighSurrogate(writable[at]) && at + 1 < writable.Length && char.IsLowSurrogate(writable[at + 1]);
            isClean = isPair || (XmlConvert.IsXmlChar(writable[at]) && writable[at] is not '\r');
            at += isPair ? 1 : 0;
        }

        return isClean ? writable : string.Concat(writable.EnumerateRunes().Select(rune =>
            rune.IsBmp && (!XmlConvert.IsXmlChar((char)rune.Value) || rune.Value is '\r') ? "\uFFFD" : rune.ToString()));
    }
}
