using System.IO.Compression;

namespace MotoPortal.Audit.Dispute;

/// <summary>Writes a pack's ZIP file.</summary>
internal static class PackZip
{
    /// <summary>A ZIP file of these files, in their order.</summary>
    /// <param name="parts">The files.</param>
    /// <param name="now">The time stamp of each file.</param>
    public static byte[] Write(IEnumerable<PackPart> parts, DateTimeOffset now)
    {
        using var written = new MemoryStream();
        using (var zip = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                var entry = zip.CreateEntry(part.Name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = now;
                using var content = entry.Open();
                content.Write(part.Content);
            }
        }

        return written.ToArray();
    }
}
