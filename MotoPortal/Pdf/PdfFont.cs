using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace MotoPortal.Pdf;

/// <summary>
/// A font that the portal includes (Noto Sans, SIL Open Font Licence), with the characters it has and their widths. Latin, Greek and
/// Cyrillic. Immutable and thread-safe.
/// </summary>
internal sealed class PdfFont
{
    // A character that the font lacks is shown as missing and not left out, which could change a name.
    private const char Missing = '\uFFFD';

    private readonly FrozenDictionary<char, double> _widths;

    private PdfFont(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new FileNotFoundException($"The portal was built without {file}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        Bytes = bytes;
        _widths = Measure(TrueTypeFontParser.Parse(new TrueTypeDataBytes(bytes)));
    }

    /// <summary>The font for text.</summary>
    public static PdfFont Regular { get; } = new("Pdf/NotoSans-Regular.ttf");

    /// <summary>The font for headings.</summary>
    public static PdfFont Bold { get; } = new("Pdf/NotoSans-Bold.ttf");

    /// <summary>The font file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The characters that it has.</summary>
    public IReadOnlyCollection<char> Characters => _widths.Keys;

    /// <summary>
    /// The text as the font can show it: composed, without control characters, and with a replacement sign for each missing character.
    /// </summary>
    public string Showable(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (rune.IsBmp && _widths.ContainsKey((char)rune.Value))
            {
                shown.Append((char)rune.Value);
            }
            else if (Rune.IsControl(rune))
            {
                shown.Append(' ');
            }
            else
            {
                shown.Append(Missing);
            }
        }

        return shown.ToString();
    }

    /// <summary>The width of a text.</summary>
    /// <param name="text">The text, as <see cref="Showable"/> returns it.</param>
    /// <param name="size">The font size in points.</param>
    /// <returns>The width in points.</returns>
    public double Width(ReadOnlySpan<char> text, double size)
    {
        var width = 0.0;
        foreach (var letter in text)
        {
            width += _widths[letter];
        }

        return width * size;
    }

    private static FrozenDictionary<char, double> Measure(TrueTypeFont font)
    {
        var perEm = (double)font.GetUnitsPerEm();
        var map = font.WindowsUnicodeCMap;
        var widths = new Dictionary<char, double>();
        for (var letter = ' '; letter < '\uFFFE'; letter++)
        {
            if (!char.IsSurrogate(letter) && map.CharacterCodeToGlyphIndex(letter) > 0 && font.TryGetAdvanceWidth(letter, out var width))
            {
                widths[letter] = width / perEm;
            }
        }

        return widths.ToFrozenDictionary();
    }
}
