using System.Security.Cryptography;
using System.Text;

namespace MotoPortal.Pdf;

/// <summary>
/// Replaces the ids that Skia makes from the time of writing by one made from the content (ISO 32000-1, 14.4), so that the same document is
/// the same bytes whenever it is written. They stand in the metadata and, as the last entry, in the trailer.
/// </summary>
internal static class PdfIds
{
    private const int HyphenatedLength = 36;
    private const int TailLength = 1024;
    private const string TrailerEnd = ">>\nstartxref\n";

    /// <summary>Replaces the ids in a file that Skia has written.</summary>
    public static void MakeFromContent(MemoryStream file)
    {
        var bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
        var tailAt = bytes.Length - Math.Min(TailLength, bytes.Length);
        var tail = Encoding.Latin1.GetString(bytes[tailAt..]);
        var (from, to) = (tail.LastIndexOf("/ID [", StringComparison.Ordinal), tail.LastIndexOf(TrailerEnd, StringComparison.Ordinal));
        if (from < 0 || to < from)
        {
            throw new InvalidDataException("The written PDF file has no ids.");
        }

        // Blank while the digest is made, which therefore depends on all else.
        Put(bytes, Guid.Empty);
        var made = new Guid(SHA256.HashData(bytes[..(tailAt + from)]).AsSpan(0, 16), bigEndian: true);
        Put(bytes, made);
        file.SetLength(tailAt + from);
        file.Position = file.Length;
        file.Write(Encoding.Latin1.GetBytes($"/ID [<{made:N}> <{made:N}>]{tail[to..]}"));
    }

    private static void Put(Span<byte> bytes, Guid id)
    {
        foreach (var tag in (string[])["<xmpMM:DocumentID>uuid:", "<xmpMM:InstanceID>uuid:"])
        {
            var at = bytes.IndexOf(Encoding.ASCII.GetBytes(tag));
            if (at < 0)
            {
                throw new InvalidDataException("The written PDF file has no metadata.");
            }

            Encoding.ASCII.GetBytes(id.ToString("D")).CopyTo(bytes.Slice(at + tag.Length, HyphenatedLength));
        }
    }
}
