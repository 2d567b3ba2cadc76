using System.Globalization;
using System.Text;
using MotoPortal.Pdf.Bidi;
using MotoPortal.Pdf.Shaping;

namespace MotoPortal.Pdf;

/// <summary>Breaks texts into lines of a given width.</summary>
internal sealed class LineBreaks(TextShaper shaper)
{
    /// <summary>
    /// The lines of a text, broken at spaces but not at no-break spaces; a word that is wider than the line is broken inside.
    /// </summary>
    /// <param name="text">The text; line breaks in it are kept.</param>
    /// <param name="style">The style.</param>
    /// <param name="width">The width of a line in points.</param>
    public IReadOnlyList<ShapedLine> Break(string text, PdfStyle style, double width)
    {
        List<ShapedLine> lines = [];
        foreach (var part in Showable(text).ReplaceLineEndings("\n").Split('\n'))
        {
            var paragraph = BidiParagraph.Of(part.Replace('\n', ' '));
            foreach (var (start, end) in Ranges(paragraph.Text, style, width))
            {
                lines.Add(shaper.Shape(paragraph, start, end - start, style.IsBold));
            }
        }

        return lines;
    }

    /// <summary>
    /// The text as it can be shown: composed, without control characters but line breaks, and with a replacement sign for half of a
    /// character.
    /// </summary>
    public static string Showable(string text)
    {
        var shown = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            shown.Append(Rune.IsControl(rune) && rune.Value is not '\n' ? " " : units[..rune.EncodeToUtf16(units)]);
        }

        return shown.ToString().Normalize(NormalizationForm.FormC);
    }

    private IEnumerable<(int Start, int End)> Ranges(string text, PdfStyle style, double width)
    {
        int lineStart = 0, lineEnd = 0;
        var lineWidth = 0.0;
        var isEmpty = true;
        foreach (var (start, end) in Words(text))
        {
            var wordWidth = Width(text[start..end], style);
            var longer = lineWidth + Width(text[lineEnd..start], style) + wordWidth;
            if (!isEmpty && longer <= width)
            {
                (lineEnd, lineWidth) = (end, longer);
                continue;
            }

            if (!isEmpty)
            {
                yield return (lineStart, lineEnd);
            }

            var rest = start;
            while (Width(text[rest..end], style) > width && Fitting(text, rest, end, style, width) is var fits && fits < end)
            {
                yield return (rest, fits);
                rest = fits;
            }

            (lineStart, lineEnd, lineWidth, isEmpty) = (rest, end, Width(text[rest..end], style), false);
        }

        yield return (lineStart, lineEnd);
    }

    private static IEnumerable<(int Start, int End)> Words(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (text[start] != ' ')
            {
                var end = text.IndexOf(' ', start);
                end = end < 0 ? text.Length : end;
                yield return (start, end);
                start = end;
            }
        }
    }

    /// <summary>Where a word is broken: as many whole characters with their marks as fit, at least one.</summary>
    private int Fitting(string text, int start, int end, PdfStyle style, double width)
    {
        var fits = start + StringInfo.GetNextTextElementLength(text.AsSpan(start, end - start));
        while (fits < end)
        {
            var next = fits + StringInfo.GetNextTextElementLength(text.AsSpan(fits, end - fits));
            if (Width(text[start..next], style) > width)
            {
                break;
            }

            fits = next;
        }

        return fits;
    }

    private double Width(string text, PdfStyle style) => shaper.Shape(text, style.IsBold).Width * style.Size;
}
