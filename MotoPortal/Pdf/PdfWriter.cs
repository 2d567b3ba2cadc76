using System.Globalization;
using MotoPortal.Pdf.Shaping;
using SkiaSharp;

namespace MotoPortal.Pdf;

/// <summary>
/// Writes a document as PDF/A-2b: the fonts are embedded, so it looks the same everywhere and in future. Any script is shaped and written
/// in its direction. Thread-safe.
/// </summary>
internal sealed partial class PdfWriter(TextShaper shaper, ILogger<PdfWriter> log)
{
    private const double FootHeight = 40;
    private const double Right = PdfLayout.PageWidth - PdfLayout.Margin;
    private const float LineThickness = 0.75f;

    private static readonly SKColor Ink = new(0x18, 0x21, 0x2C);
    private static readonly SKColor Quiet = new(0x55, 0x60, 0x6E);
    private static readonly SKColor Line = new(0xDF, 0xE4, 0xEA);

    /// <summary>The document as a PDF file.</summary>
    public byte[] Write(PdfContent document)
    {
        var pages = PdfLayout.Of(document, shaper);
        var feet = pages.Index().Select(page => Foot(document.Footer, page.Index + 1, pages.Count)).ToArray();
        using var fonts = new DocumentFonts([.. pages.SelectMany(page => page.Lines), .. feet.SelectMany(foot => foot)]);
        using var file = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(file, Describe(document)))
        {
            foreach (var (index, page) in pages.Index())
            {
                var canvas = pdf.BeginPage((float)PdfLayout.PageWidth, (float)PdfLayout.PageHeight);
                foreach (var line in page.Lines)
                {
                    Draw(canvas, fonts, line);
                }

                foreach (var code in page.Codes)
                {
                    Draw(canvas, code);
                }

                Separate(canvas);
                foreach (var line in feet[index])
                {
                    Draw(canvas, fonts, line);
                }

                pdf.EndPage();
            }

            pdf.Close();
        }

        PdfIds.MakeFromContent(file);
        PdfCatalog.Complete(file, document.Language);
        if (pages.SelectMany(page => page.Lines).SelectMany(line => line.Line.Runs).Count(run => run.IsMissing) is > 0 and var missing)
        {
            LogMissing(log, missing);
        }

        return file.ToArray();
    }

    private static SKDocumentPdfMetadata Describe(PdfContent document) => new()
    {
        Title = document.Title,
        Author = document.Author,
        Creator = "MotoPortal",
        Producer = "MotoPortal",
        Creation = document.CreatedAt.UtcDateTime,
        Modified = document.CreatedAt.UtcDateTime,
        PdfA = true,
        RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
        EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
    };

    private PlacedLine[] Foot(string footer, int number, int count)
    {
        var style = PdfLayout.Foot;
        var shown = shaper.Shape(string.Create(CultureInfo.InvariantCulture, $"{number} / {count}"), style.IsBold);
        return
        [
            new PlacedLine(shaper.Shape(LineBreaks.Showable(footer), style.IsBold), PdfLayout.Margin, FootHeight, style),
            new PlacedLine(shown, Right - (shown.Width * style.Size), FootHeight, style),
        ];
    }

    private static void Separate(SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = Line, StrokeWidth = LineThickness, IsStroke = true };
        const float Height = (float)(PdfLayout.PageHeight - FootHeight - 14);
        canvas.DrawLine((float)PdfLayout.Margin, Height, (float)Right, Height, paint);
    }

    private static void Draw(SKCanvas canvas, PlacedCode code)
    {
        using var path = SKPath.ParseSvgPathData(code.Code.Path);
        using var paint = new SKPaint { Color = SKColors.Black };
        var square = (float)(code.Side / code.Code.Size);
        canvas.Save();
        canvas.Translate((float)code.X, (float)(PdfLayout.PageHeight - code.Y - code.Side));
        canvas.Scale(square);
        canvas.DrawPath(path, paint);
        canvas.Restore();
    }

    private static void Draw(SKCanvas canvas, DocumentFonts fonts, PlacedLine line)
    {
        using var paint = new SKPaint { Color = line.Style.IsQuiet ? Quiet : Ink, IsAntialias = true };
        var x = line.X;
        foreach (var run in line.Line.Runs)
        {
            using var font = new SKFont(fonts.For(run.Face), (float)line.Style.Size)
            {
                Subpixel = true,
                LinearMetrics = true,
                Hinting = SKFontHinting.None,
            };
            using var builder = new SKTextBlobBuilder();

            // The text goes along, so that what is copied out of the file are its characters and not those that the glyphs stand for.
            var buffer = builder.AllocatePositionedTextRun(font, run.Glyphs.Length, run.Text.Length);
            buffer.SetGlyphs(run.Glyphs.AsSpan());
            buffer.SetPositions([.. run.Positions.Select(place => new SKPoint(
                place.X * (float)line.Style.Size, place.Y * (float)line.Style.Size))]);
            buffer.SetText(run.Text.AsSpan());
            buffer.SetClusters(run.Clusters.AsSpan());
            using var blob = builder.Build();
            if (blob is not null)
            {
                canvas.DrawText(blob, (float)x, (float)(PdfLayout.PageHeight - line.Y), paint);
            }

            x += run.Width * line.Style.Size;
        }
    }

    [LoggerMessage(2392, LogLevel.Warning, "A document was written with {Missing} characters that no font has; U+FFFD stands for each.")]
    private static partial void LogMissing(ILogger log, int missing);
}
