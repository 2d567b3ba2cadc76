using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using static MotoPortal.Ledger.Proofs.VerifiedEntry;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// Verifies a dispute pack: the entry about it in <c>proof.json</c> names the digest of <c>SHA256SUMS.txt</c>, which names that of each
/// other file, and the receipt in it holds. See <c>docs/ledger-format.md</c>.
/// </summary>
internal static class VerifiedPack
{
    /// <summary>The form of a pack's proof.</summary>
    public const string Form = "motoportal.dispute-pack/1";

    /// <summary>The file of a pack with its proof.</summary>
    public const string ProofFile = "proof.json";

    /// <summary>The file of a pack with the digests of the others.</summary>
    public const string SumsFile = "SHA256SUMS.txt";

    private const string ReceiptFile = "receipt.json";
    private const string Kind = "consent.pack_exported";
    private const int MostFiles = 100;
    private const int LargestFile = 100_000_000;

    /// <summary>Each statement about a pack with whether it holds.</summary>
    public static IReadOnlyList<(bool Holds, string Sentence)> Lines(Stream file, VerifierKey? key)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostFiles)
            {
                return [(false, "The file has more parts than a dispute pack.")];
            }

            // A name that is there twice makes this throw.
            return Lines(zip.Entries.ToDictionary(entry => entry.FullName, ContentOf, StringComparer.Ordinal), key);
        }
        catch (Exception exception) when (IsMalformed(exception) || exception is InvalidDataException or EndOfStreamException)
        {
            return [(false, "The file is no dispute pack.")];
        }
    }

    /// <summary>The digests of files, as the program <c>sha256sum</c> writes and checks them.</summary>
    public static string SumsOf(IEnumerable<(string Name, byte[] Content)> files) =>
        string.Concat(files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Content))}  {file.Name}\n"));

    private static List<(bool Holds, string Sentence)> Lines(Dictionary<string, byte[]> files, VerifierKey? key)
    {
        var proof = ReadCanonical(Utf8(files[ProofFile]));
        List<(bool, string)> lines =
        [
            (Is(proof, "v", Form) && proof.EnumerateObject().Count() == 3, $"It is a dispute pack of the form {Form}."),
            (key is not null && Is(proof, "key", key.Text), key is null ? VerifiedDocument.NoKey : $"It names the key {key.Text}."),
        ];
        if (key is null)
        {
            return lines;
        }

        if (Find(proof.GetProperty("exported"), Kind, new VerifiedNotes(key)) is not { } entry)
        {
            return [.. lines, (false, $"{ProofFile} is no entry of the ledger about a pack.")];
        }

        var sums = Convert.ToHexStringLower(SHA256.HashData(files[SumsFile]));
        lines.Add((
            Is(entry.Details, "sha256", sums),
            string.Create(CultureInfo.InvariantCulture, $"{SumsFile} is the one of entry {entry.Sequence} of the ledger.")));
        var others = files.Where(file => file.Key is not ProofFile and not SumsFile).ToList();
        var named = Utf8(files[SumsFile]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.AddRange(others.Select(file => (
            named.Contains(SumsOf([(file.Key, file.Value)]).TrimEnd('\n'), StringComparer.Ordinal),
            $"{file.Key} is as it was when the pack was handed out.")));
        lines.Add((named.Length == others.Count, "No file is missing."));
        var receipt = Utf8(files[ReceiptFile]);
        lines.Add((
            Is(entry.Leaf, "consent", ReadCanonical(receipt).GetProperty("recordId").GetString()), "It is of the receipt's consent."));
        return [.. lines, .. VerifiedReceipt.Lines(receipt, key).Select(line => (line.Holds, $"{ReceiptFile}: {line.Sentence}"))];
    }

    private static byte[] ContentOf(ZipArchiveEntry entry)
    {
        using var packed = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (packed.Read(buffer) is > 0 and var count)
        {
            content.Write(buffer, 0, count);
            if (content.Length > LargestFile)
            {
                throw new FormatException("A file of the pack is too long.");
            }
        }

        return content.ToArray();
    }

    private static string Utf8(byte[] content) =>
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
}
