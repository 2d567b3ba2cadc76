using UglyToad.PdfPig.Writer;

namespace MotoPortal.Pdf;

/// <summary>
/// Adds fonts to one file. PdfPig supports 255 different characters per font of a file; a document with more of them gets the same font
/// again.
/// </summary>
internal sealed class EmbeddedFonts(PdfDocumentBuilder pdf)
{
    // PdfPig uses one place for missing characters.
    private const int MostCharacters = 250;

    private readonly Dictionary<PdfFont, List<(PdfDocumentBuilder.AddedFont Font, HashSet<char> Characters)>> _embedded = [];

    /// <summary>The file's font with which a line can be drawn.</summary>
    public PdfDocumentBuilder.AddedFont For(PdfFont font, string line)
    {
        if (!_embedded.TryGetValue(font, out var copies))
        {
            _embedded[font] = copies = [];
        }

        foreach (var (copy, characters) in copies)
        {
            if (characters.Union(line).Count() <= MostCharacters)
            {
                characters.UnionWith(line);
                return copy;
            }
        }

        var another = pdf.AddTrueTypeFont(font.Bytes);
        copies.Add((another, [.. line]));
        return another;
    }
}
