namespace MotoPortal.Pdf;

/// <summary>Breaks a text into lines of a given width.</summary>
internal static class LineBreaks
{
    /// <summary>
    /// The lines of a text, broken at spaces but not at no-break spaces; a word that is wider than the line is broken inside.
    /// </summary>
    /// <param name="text">The text; line breaks in it are kept.</param>
    /// <param name="font">The font.</param>
    /// <param name="size">The font size in points.</param>
    /// <param name="width">The width of a line in points.</param>
    public static IReadOnlyList<string> Break(string text, PdfFont font, double size, double width)
    {
        List<string> lines = [];
        foreach (var part in text.ReplaceLineEndings("\n").Split('\n'))
        {
            AppendPart(lines, font.Showable(part), font, size, width);
        }

        return lines;
    }

    private static void AppendPart(List<string> lines, string part, PdfFont font, double size, double width)
    {
        var line = "";
        foreach (var word in part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (font.Width(longer, size) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            line = word;
            while (font.Width(line, size) > width)
            {
                var fits = Fitting(line, font, size, width);
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }

        lines.Add(line);
    }

    /// <summary>The number of letters of the word that fit, at least one.</summary>
    private static int Fitting(string word, PdfFont font, double size, double width)
    {
        var fits = 1;
        while (fits < word.Length && font.Width(word.AsSpan(0, fits + 1), size) <= width)
        {
            fits++;
        }

        return fits;
    }
}
