using System.Text;
using MotoPortal.Pdf.Shaping;
using SkiaSharp;

namespace MotoPortal.Pdf;

/// <summary>The fonts of one document, cut down to the glyphs that it uses where that is possible.</summary>
internal sealed class DocumentFonts : IDisposable
{
    private readonly Dictionary<LoadedFont, SKTypeface> _cut = [];

    /// <summary>Cuts the fonts for these lines.</summary>
    public DocumentFonts(IReadOnlyCollection<PlacedLine> lines)
    {
        foreach (var runs in lines.SelectMany(line => line.Line.Runs).GroupBy(run => run.Face))
        {
            var glyphs = runs.SelectMany(run => run.Glyphs).ToHashSet();
            var text = runs.SelectMany(run => Encoding.UTF8.GetString(run.Text.AsSpan()).EnumerateRunes())
                .Select(rune => rune.Value).Append(TextShaper.Sign).ToHashSet();
            if (runs.Key.Cut(glyphs, text) is { } cut)
            {
                _cut[runs.Key] = cut;
            }
        }
    }

    /// <summary>The font with which a run is drawn.</summary>
    public SKTypeface For(LoadedFont face) => _cut.GetValueOrDefault(face, face.Typeface);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var cut in _cut.Values)
        {
            cut.Dispose();
        }
    }
}
