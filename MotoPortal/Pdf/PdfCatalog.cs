using System.Globalization;
using System.Text;

namespace MotoPortal.Pdf;

/// <summary>
/// Adds to a file's catalog what Skia does not write: the document's language, without which a screen reader pronounces it in its own, and
/// the preference that the window shows the title and not the file name. The file stays as it is; a newer catalog is put after it
/// (ISO 32000-1, 7.5.6).
/// </summary>
internal static class PdfCatalog
{
    private const int EntryLength = 20;
    private const int TailLength = 1024;

    /// <summary>Completes a file that Skia has written.</summary>
    /// <param name="file">The file, of which the end is added to.</param>
    /// <param name="language">The language as a BCP 47 tag.</param>
    public static void Complete(MemoryStream file, string language)
    {
        var bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
        var tail = Encoding.Latin1.GetString(bytes[^Math.Min(TailLength, bytes.Length)..]);
        var entries = Between(tail, "trailer\n<<", ">>\nstartxref\n");
        var root = int.Parse(Between(entries, "/Root ", " 0 R"), CultureInfo.InvariantCulture);
        var table = int.Parse(Between(tail, "\nstartxref\n", "\n%%EOF"), CultureInfo.InvariantCulture);
        var catalog = CatalogAt(bytes, OffsetOf(bytes, table, root));
        var newOffset = bytes.Length + 1;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"\n{root} 0 obj\n{catalog}/Lang ({language}) /ViewerPreferences <</DisplayDocTitle true>>>>\nendobj\n");
        var newTable = bytes.Length + text.Length;
        text += string.Create(
            CultureInfo.InvariantCulture,
            $"xref\n{root} 1\n{newOffset:D10} 00000 n \ntrailer\n<<{entries}\n/Prev {table}>>\nstartxref\n{newTable}\n%%EOF\n");
        file.Position = file.Length;
        file.Write(Encoding.Latin1.GetBytes(text));
    }

    private static int OffsetOf(ReadOnlySpan<byte> bytes, int table, int number)
    {
        // "xref", then "0 count", then an entry of twenty bytes for each object.
        var afterWord = table + bytes[table..].IndexOf((byte)'\n') + 1;
        var entries = afterWord + bytes[afterWord..].IndexOf((byte)'\n') + 1;
        return int.Parse(Encoding.ASCII.GetString(bytes.Slice(entries + (number * EntryLength), 10)), CultureInfo.InvariantCulture);
    }

    /// <summary>The catalog without the signs that end it.</summary>
    private static string CatalogAt(ReadOnlySpan<byte> bytes, int offset)
    {
        var dictionary = bytes[offset..];
        dictionary = dictionary[dictionary.IndexOf("<<"u8)..];
        return Encoding.Latin1.GetString(dictionary[..dictionary.IndexOf("endobj"u8)]).TrimEnd()[..^2];
    }

    // By hand and not by a pattern with a time limit: on a busy machine that can run out, though the text is short and the portal's own.
    private static string Between(string text, string start, string end)
    {
        var from = text.LastIndexOf(start, StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf(end, from + start.Length, StringComparison.Ordinal);
        return to < 0 ? throw new InvalidDataException("The written PDF file has no trailer.") : text[(from + start.Length)..to];
    }
}
