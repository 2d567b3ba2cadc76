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

    private static IEnumerable<string> Lines(Page page)
    {
        Dictionary<Letter, string> actual = [];
        Dictionary<Letter, MarkedContentElement> reversed = [];
        foreach (var element in page.GetMarkedContents())
        {
            Collect(element, null);
        }

        return page.Letters
            .GroupBy(letter => Math.Round(letter.StartBaseLine.Y))
            .OrderByDescending(line => line.Key)
            .Select(line => string.Concat(InReadingOrder([.. line.OrderBy(letter => letter.StartBaseLine.X)])
                .Select(letter => actual.GetValueOrDefault(letter, letter.Value))).Trim(' '));

        // The text that a file gives for glyphs, and which of them stand in reversed order (ISO 32000-1, 14.9.4 and 14.8.2.3.3).
        void Collect(MarkedContentElement element, MarkedContentElement? outer)
        {
            var reversing = element.Tag is "ReversedChars" ? element : outer;
            foreach (var (index, letter) in element.Letters.Index())
            {
                if (element.ActualText is { } text)
                {
                    actual[letter] = index == 0 ? text : "";
                }

                if (reversing is not null)
                {
                    reversed[letter] = reversing;
                }
            }

            foreach (var child in element.Children)
            {
                Collect(child, reversing);
            }
        }

        IEnumerable<Letter> InReadingOrder(List<Letter> line)
        {
            for (var start = 0; start < line.Count; start++)
            {
                var group = reversed.GetValueOrDefault(line[start]);
                var end = start + 1;
                while (group is not null && end < line.Count && reversed.GetValueOrDefault(line[end]) == group)
                {
                    end++;
                }

                for (var index = end - 1; index >= start; index--)
                {
                    yield return line[index];
                }

                start = end - 1;
            }
        }
    }
}
