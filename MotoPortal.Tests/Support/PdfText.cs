using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace MotoPortal.Tests.Support;

/// <summary>The text of a PDF file, as another program reads it.</summary>
internal static class PdfText
{
    /// <summary>The text of all pages, line by line from top to bottom, with single spaces.</summary>
    public static string Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var text = new StringBuilder();
        foreach (var line in document.GetPages().SelectMany(Lines))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The text of all pages on one line, for sentences that may be broken anywhere.</summary>
    public static string ReadRunning(byte[] pdf) => Read(pdf).Replace('\n', ' ');

    private static IEnumerable<string> Lines(Page page) =>
        page.Letters
            .GroupBy(letter => Math.Round(letter.StartBaseLine.Y))
            .OrderByDescending(line => line.Key)
            .Select(line => string.Concat(line.OrderBy(letter => letter.StartBaseLine.X).Select(letter => letter.Value)).Trim(' '));
}
