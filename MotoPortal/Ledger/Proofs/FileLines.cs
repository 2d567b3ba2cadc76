namespace MotoPortal.Ledger.Proofs;

/// <summary>Reads a file of any length by lines, each as its bytes with the line feed, so that every byte is seen once.</summary>
internal static class FileLines
{
    // An entry's details are a few kilobytes; what is longer is no line of a file of the portal's.
    private const int LongestLine = 16_000_000;
    private const int ReadAtOnce = 1 << 16;

    /// <summary>The lines; the last one may lack its line feed.</summary>
    /// <exception cref="FormatException">A line is longer than any that the portal writes.</exception>
    public static IEnumerable<byte[]> Read(Stream file)
    {
        using var line = new MemoryStream();
        var buffer = new byte[ReadAtOnce];
        while (file.Read(buffer) is > 0 and var count)
        {
            for (var from = 0; from < count;)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', from, count - from);
                var upTo = end < 0 ? count : end + 1;
                line.Write(buffer, from, upTo - from);
                if (line.Length > LongestLine)
                {
                    throw new FormatException("A line is too long.");
                }

                if (end >= 0)
                {
                    yield return line.ToArray();
                    line.SetLength(0);
                }

                from = upTo;
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToArray();
        }
    }
}
