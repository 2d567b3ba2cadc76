using System.Globalization;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace MotoPortal.Pdf;

/// <summary>Writes a document as PDF/A-2b: the fonts are embedded, so it looks the same everywhere and in future.</summary>
internal static class PdfWriter
{
    private const double FootHeight = 40;

    /// <summary>The document as a PDF file.</summary>
    public static byte[] Write(PdfContent document)
    {
        var pages = PdfLayout.Of(document);
        using var file = new MemoryStream();
        using (var pdf =
            new PdfDocumentBuilder(file, disposeStream: false, PdfWriterType.Default, 1.7, new SpokenTokenWriter(document.Language)))
        {
            Describe(pdf, document);
            var fonts = new EmbeddedFonts(pdf);
            foreach (var (index, lines) in pages.Index())
            {
                var page = pdf.AddPage(PageSize.A4);
                foreach (var line in lines)
                {
                    Draw(page, fonts, line);
                }

                DrawFoot(page, fonts, document.Footer, string.Create(CultureInfo.InvariantCulture, $"{index + 1} / {pages.Count}"));
            }
        }

        // Disposing of the builder has completed the file.
        return file.ToArray();
    }

    private static void Describe(PdfDocumentBuilder pdf, PdfContent document)
    {
        pdf.ArchiveStandard = PdfAStandard.A2B;
        pdf.DocumentInformation.Title = document.Title;
        pdf.DocumentInformation.Author = document.Author;
        pdf.DocumentInformation.Creator = "MotoPortal";
        pdf.DocumentInformation.Producer = "MotoPortal";
        pdf.DocumentInformation.CreationDate =
            document.CreatedAt.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        pdf.DocumentInformation.ModifiedDate = pdf.DocumentInformation.CreationDate;
    }

    private static void DrawFoot(PdfPageBuilder page, EmbeddedFonts fonts, string footer, string number)
    {
        var style = PdfLayout.Foot;
        var right = PdfLayout.PageWidth - PdfLayout.Margin;
        page.SetStrokeColor(0xDF, 0xE4, 0xEA);
        page.DrawLine(new PdfPoint(PdfLayout.Margin, FootHeight + 14), new PdfPoint(right, FootHeight + 14), 0.75);
        Draw(page, fonts, new PlacedLine(style.Font.Showable(footer), PdfLayout.Margin, FootHeight, style));
        Draw(page, fonts, new PlacedLine(number, right - style.Font.Width(number, style.Size), FootHeight, style));
    }

    private static void Draw(PdfPageBuilder page, EmbeddedFonts fonts, PlacedLine line)
    {
        if (line.Style.IsQuiet)
        {
            page.SetTextAndFillColor(0x55, 0x60, 0x6E);
        }
        else
        {
            page.SetTextAndFillColor(0x18, 0x21, 0x2C);
        }

        page.AddText(line.Text, line.Style.Size, new PdfPoint(line.X, line.Y), fonts.For(line.Style.Font, line.Text));
    }
}
