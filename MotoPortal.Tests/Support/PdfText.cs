using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace MotoPortal.Tests.Support;

/// <summary>What a reader of a PDF file reads, as another program gets it out of the file.</summary>
internal static class PdfText
{
    /// <summary>The words of all pages, line by line from top to bottom, with single spaces between them.</summary>
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

    /// <summary>The words of all pages on one line, for sentences that may be broken anywhere.</summary>
    public static string ReadRunning(byte[] pdf) => Read(pdf).Replace('\n', ' ');

    private static IEnumerable<string> Lines(Page page) =>
        page.Letters
            .GroupBy(letter => Math.Round(letter.StartBaseLine.Y))
            .OrderByDescending(line => line.Key)
            .Select(line => string.Concat(line.OrderBy(letter => letter.StartBaseLine.X).Select(letter => letter.Value)).Trim(' '));
}
