using UglyToad.PdfPig.Writer;

namespace MotoPortal.Pdf;

/// <summary>
/// Puts fonts into one file. PdfPig can show 255 different characters by one font of a file; a document that has more of them
/// (a Greek name in French terms with a Cyrillic witness) gets the same font again.
/// </summary>
internal sealed class EmbeddedFonts(PdfDocumentBuilder pdf)
{
    // One place is PdfPig's own, for what has no character.
    private const int MostCharacters = 250;

    private readonly Dictionary<PdfFont, List<(PdfDocumentBuilder.AddedFont Font, HashSet<char> Characters)>> _embedded = [];

    /// <summary>The font of the file with which a line can be drawn.</summary>
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
