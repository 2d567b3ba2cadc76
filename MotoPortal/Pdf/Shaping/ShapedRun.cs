using System.Collections.Immutable;
using SkiaSharp;

namespace MotoPortal.Pdf.Shaping;

/// <summary>A run of text in one font, one script and one direction. Lengths are for the size of one point.</summary>
/// <param name="Face">The font.</param>
/// <param name="Text">The text in UTF-8, in the order in which it is read.</param>
/// <param name="Glyphs">The glyphs, from left to right.</param>
/// <param name="Positions">Where each glyph stands, from the left end of the run, downwards.</param>
/// <param name="Clusters">For each glyph, where the text that it stands for begins.</param>
/// <param name="Width">The width.</param>
/// <param name="IsMissing">Whether no font has the text, so that a sign stands in its place.</param>
internal sealed record ShapedRun(
    LoadedFont Face,
    ImmutableArray<byte> Text,
    ImmutableArray<ushort> Glyphs,
    ImmutableArray<SKPoint> Positions,
    ImmutableArray<uint> Clusters,
    double Width,
    bool IsMissing = false);
