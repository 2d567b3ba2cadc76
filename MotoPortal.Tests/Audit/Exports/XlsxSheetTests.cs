using System.IO.Compression;
using MiniExcelLibs;
using MotoPortal.Audit.Exports;

namespace MotoPortal.Tests.Audit.Exports;

/// <summary>Workbooks, read back by another program's library.</summary>
public sealed class XlsxSheetTests
{
    [Fact]
    public async Task What_is_written_is_read_back_as_the_same_texts_and_none_is_a_formula()
    {
        string[][] rows =
        [
            ["Number", "Name"],
            ["007", "=1+1"],
            ["+33 6", "@SUM(A1)"],
            ["a <b> & \"c\"", "  spaced  "],
            ["line\none", "Zoë 田中 🌻"],
            ["control \u0001 and \uD800 alone", ""],
        ];

        using var file = new MemoryStream();
        await using (var sheet = await XlsxSheet.BeginAsync(file, CancellationToken.None))
        {
            foreach (var row in rows)
            {
                (await sheet.WriteAsync(row, CancellationToken.None)).ShouldBeTrue();
            }

            await sheet.EndAsync();
        }

        rows[^1][0] = "control \uFFFD and \uFFFD alone";
        Read(file).ShouldBe(rows.Select(row => string.Join('|', row)));
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        using var xml = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        (await xml.ReadToEndAsync()).ShouldNotContain("<f");
    }

    [Fact]
    public async Task A_file_that_was_broken_off_is_no_workbook()
    {
        using var file = new MemoryStream();
        await using (var sheet = await XlsxSheet.BeginAsync(file, CancellationToken.None))
        {
            await sheet.WriteAsync(["half"], CancellationToken.None);
            await sheet.FlushAsync();
        }

        Should.Throw<InvalidDataException>(() => new ZipArchive(new MemoryStream(file.ToArray()), ZipArchiveMode.Read));
    }

    /// <summary>The rows of a workbook, each with its cells in one text.</summary>
    internal static List<string> Read(Stream file)
    {
        file.Position = 0;
        return [.. file.Query(useHeaderRow: false).Cast<IDictionary<string, object?>>()
            .Select(row => string.Join('|', row.Values.Select(value => value?.ToString() ?? "")))];
    }
}
