using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace MotoPortal.Pdf.Shaping;

/// <summary>
/// Cuts a font down to the glyphs of one document. Skia's build without dependencies embeds whole fonts; HarfBuzz can cut them, in
/// functions that its package exports and does not wrap (<see href="https://harfbuzz.github.io/harfbuzz-hb-subset.html"/>).
/// </summary>
internal static class FontSubset
{
    private const string Library = "libHarfBuzzSharp";

    // HB_SUBSET_FLAGS_NO_HINTING and HB_SUBSET_FLAGS_RETAIN_GIDS: the shaped glyphs keep their numbers.
    private const uint NoHintsSameNumbers = 0x1 | 0x2;

    /// <summary>The font with these glyphs and no others; null when it cannot be cut.</summary>
    /// <param name="face">The font.</param>
    /// <param name="glyphs">The glyphs.</param>
    /// <param name="codePoints">The characters that they stand for.</param>
    public static SKTypeface? Of(Face face, IEnumerable<ushort> glyphs, IEnumerable<int> codePoints)
    {
        var input = NewInput();
        var subset = nint.Zero;
        var blob = nint.Zero;
        try
        {
            SetFlags(input, NoHintsSameNumbers);
            foreach (var glyph in glyphs)
            {
                Add(GlyphSet(input), glyph);
            }

            foreach (var codePoint in codePoints)
            {
                Add(UnicodeSet(input), (uint)codePoint);
            }

            subset = Cut(face.Handle, input);
            blob = subset == 0 ? 0 : BlobOf(subset);
            if (blob == 0)
            {
                return null;
            }

            using var data = SKData.CreateCopy(DataOf(blob, out var length), length);
            return SKTypeface.FromData(data);
        }
        finally
        {
            EndBlob(blob);
            EndFace(subset);
            EndInput(input);
        }
    }

    [DllImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern nint NewInput();

    [DllImport(Library, EntryPoint = "hb_subset_input_set_flags")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern void SetFlags(nint input, uint flags);

    [DllImport(Library, EntryPoint = "hb_subset_input_glyph_set")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern nint GlyphSet(nint input);

    [DllImport(Library, EntryPoint = "hb_subset_input_unicode_set")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern nint UnicodeSet(nint input);

    [DllImport(Library, EntryPoint = "hb_set_add")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern void Add(nint set, uint number);

    [DllImport(Library, EntryPoint = "hb_subset_or_fail")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern nint Cut(nint face, nint input);

    [DllImport(Library, EntryPoint = "hb_face_reference_blob")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern nint BlobOf(nint face);

    [DllImport(Library, EntryPoint = "hb_blob_get_data")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern nint DataOf(nint blob, out uint length);

    [DllImport(Library, EntryPoint = "hb_subset_input_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern void EndInput(nint input);

    [DllImport(Library, EntryPoint = "hb_face_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern void EndFace(nint face);

    [DllImport(Library, EntryPoint = "hb_blob_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern void EndBlob(nint blob);
}
