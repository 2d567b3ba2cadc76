using System.Diagnostics;
using MotoPortal.Pdf.Shaping;
using MotoPortal.Primitives;

namespace MotoPortal.Pdf;

/// <summary>Lays out a document on A4 pages. It computes the position of each line and draws nothing.</summary>
internal sealed class PdfLayout
{
    /// <summary>The width of the page (A4) in points.</summary>
    public const double PageWidth = 595;

    /// <summary>The height of the page (A4) in points.</summary>
    public const double PageHeight = 842;

    /// <summary>The side margins, in points.</summary>
    public const double Margin = 62;

    private const double Top = PageHeight - 64;
    private const double Bottom = 72;
    private const double LineWidth = PageWidth - (2 * Margin);
    private const double TermWidth = 132;
    private const double TermGap = 16;
    private const int MostKeptTogether = 10;

    // About 32 mm: a camera reads a square of more than half a millimetre from paper.
    private const double CodeSide = 92;

    private static readonly PdfStyle Title = new(20, 26, IsBold: true);
    private static readonly PdfStyle Heading = new(12.5, 17, IsBold: true);
    private static readonly PdfStyle Body = new(10, 15);
    private static readonly PdfStyle Term = new(10, 15, IsQuiet: true);
    private static readonly PdfStyle Small = new(8.5, 12.5, IsQuiet: true);

    private readonly List<PlacedPage> _pages = [new()];
    private readonly LineBreaks _breaks;
    private double _y = Top;

    private PdfLayout(TextShaper shaper) => _breaks = new LineBreaks(shaper);

    /// <summary>The style of the page footer.</summary>
    public static PdfStyle Foot => Small;

    /// <summary>What stands on each page.</summary>
    public static IReadOnlyList<PlacedPage> Of(PdfContent document, TextShaper shaper)
    {
        var layout = new PdfLayout(shaper);
        layout.Write(document.Title, Title, spaceAfter: 10);
        foreach (var (place, block) in document.Blocks.Index())
        {
            if (block is PdfBlock.Heading && document.Blocks.Skip(place + 1).Take(2).Any(next => next is PdfBlock.Code))
            {
                // A code stays with its heading and the sentence that explains it.
                layout.NeedRoom(Heading.Leading + CodeSide + (8 * Body.Leading));
            }

            layout.Place(block);
        }

        return layout._pages;
    }

    private void Place(PdfBlock block)
    {
        switch (block)
        {
            case PdfBlock.Heading heading:
                Skip(10);

                // A heading alone at the foot of a page is moved to the next page.
                NeedRoom(Heading.Leading + 6 + (2 * Body.Leading));
                Write(heading.Text, Heading, spaceAfter: 4);
                break;
            case PdfBlock.Paragraph paragraph:
                Write(paragraph.Text, Body, spaceAfter: 6);
                break;
            case PdfBlock.Small small:
                Write(small.Text, Small, spaceAfter: 5);
                break;
            case PdfBlock.Row row:
                WriteRow(row);
                break;
            case PdfBlock.Code code:
                NeedRoom(CodeSide + (2 * Small.Leading));
                _y -= CodeSide;
                _pages[^1].Codes.Add(new PlacedCode(QrCode.Of(code.Address), Margin, _y, CodeSide));
                Write(code.Address, Small, spaceAfter: 5);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Write(string text, PdfStyle style, double spaceAfter)
    {
        foreach (var line in _breaks.Break(text, style, LineWidth))
        {
            NeedRoom(style.Leading);
            _y -= style.Leading;
            Add(line, line.IsRightToLeft ? PageWidth - Margin - (line.Width * style.Size) : Margin, style);
        }

        _y -= spaceAfter;
    }

    private void WriteRow(PdfBlock.Row row)
    {
        var terms = _breaks.Break(row.Term, Term, TermWidth);
        var texts = _breaks.Break(row.Text, Body, LineWidth - TermWidth - TermGap);
        var lines = Math.Max(terms.Count, texts.Count);

        // A row that is not longer than a fair part of a page is not split.
        NeedRoom(Math.Min(lines, MostKeptTogether) * Body.Leading);
        for (var line = 0; line < lines; line++)
        {
            NeedRoom(Body.Leading);
            _y -= Body.Leading;
            if (line < terms.Count)
            {
                Add(terms[line], Margin, Term);
            }

            if (line < texts.Count)
            {
                Add(texts[line], Margin + TermWidth + TermGap, Body);
            }
        }

        _y -= 3;
    }

    private void Add(ShapedLine line, double x, PdfStyle style)
    {
        if (line.Runs.Length > 0)
        {
            _pages[^1].Lines.Add(new PlacedLine(line, x, _y, style));
        }
    }

    private void Skip(double space)
    {
        if (_y < Top)
        {
            _y -= space;
        }
    }

    private void NeedRoom(double height)
    {
        if (_y - height < Bottom)
        {
            _pages.Add(new());
            _y = Top;
        }
    }
}
