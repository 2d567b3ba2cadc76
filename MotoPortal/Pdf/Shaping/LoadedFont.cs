using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace MotoPortal.Pdf.Shaping;

/// <summary>A font, as Skia draws it and as HarfBuzz shapes text with it. Thread-safe, and kept for the life of the program.</summary>
internal sealed class LoadedFont
{
    // "GSUB".
    private const uint LayoutTable = 0x47535542;

    private readonly Lazy<(Face Face, Font Font)> _shaping;
    private readonly Lazy<SKFont> _characters;

    // HarfBuzz reads from this memory as long as it shapes: it may neither move nor be collected.
    private readonly byte[]? _pinned;

    private LoadedFont(SKTypeface typeface, Func<Blob> file, byte[]? pinned = null)
    {
        Typeface = typeface;
        _pinned = pinned;
        _characters = new Lazy<SKFont>(() => new SKFont(typeface));
        _shaping = new Lazy<(Face, Font)>(() => Prepare(file(), typeface.UnitsPerEm));
    }

    /// <summary>The font as Skia draws it.</summary>
    public SKTypeface Typeface { get; }

    /// <summary>The font as HarfBuzz shapes with it, in units of the font.</summary>
    public Font Shaping => _shaping.Value.Font;

    /// <summary>Whether it has pictures of emoji.</summary>
    public bool IsEmoji => Typeface.FamilyName.Contains("Emoji", StringComparison.Ordinal);

    /// <summary>A font that the portal includes.</summary>
    public static LoadedFont Of(Stream file)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)file.Length, pinned: true);
        file.ReadExactly(bytes);
        using var data = SKData.CreateCopy(bytes);
        return new LoadedFont(
            SKTypeface.FromData(data) ?? throw new InvalidDataException("A font of the portal cannot be read."),
            () => new Blob(Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0), bytes.Length, MemoryMode.ReadOnly),
            bytes);
    }

    /// <summary>A font file, of a collection its first font; null when it cannot be read.</summary>
    public static LoadedFont? TryOpen(string path) =>
        SKTypeface.FromFile(path) is { } typeface ? new LoadedFont(typeface, () => Blob.FromFile(path)) : null;

    /// <summary>Whether the font has every character of a text, without those that are never drawn.</summary>
    public bool Covers(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!CharacterRules.IsInvisible(rune) && !_characters.Value.ContainsGlyph(rune.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The font as it is embedded in one document; null for the font as it is. Only a font without layout tables is cut: for each glyph of
    /// it there is a character, which programs that read the file need.
    /// </summary>
    /// <param name="glyphs">The glyphs of the document.</param>
    /// <param name="text">Their text.</param>
    public SKTypeface? Cut(IReadOnlySet<ushort> glyphs, IReadOnlySet<int> text) =>
        _pinned is not null && Typeface.GetTableSize(LayoutTable) == 0 ? FontSubset.Of(_shaping.Value.Face, glyphs, text) : null;

    private static (Face Face, Font Font) Prepare(Blob file, int unitsPerEm)
    {
        var face = new Face(file, 0);
        file.Dispose();
        var font = new Font(face);
        font.SetFunctionsOpenType();
        font.SetScale(unitsPerEm, unitsPerEm);
        return (face, font);
    }
}
