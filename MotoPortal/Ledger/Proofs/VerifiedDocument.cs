using System.Text;

namespace MotoPortal.Ledger.Proofs;

/// <summary>Verifies the files that the portal hands out: each statement with whether it holds.</summary>
internal static class VerifiedDocument
{
    /// <summary>What is said without a key.</summary>
    public const string NoKey =
        "No key was given, so it is not known who signed it. "
        + "The public key is on the page Ledger of the portal, and in ledger-key.pub.txt beside its signing key.";

    private const long LargestText = 100_000_000;
    private const int LongestHead = 100_000;

    /// <summary>Verifies a file of any kind.</summary>
    /// <param name="file">The file, from its beginning; it has to be seekable.</param>
    /// <param name="key">The public key of the ledger; null when it is not known.</param>
    /// <exception cref="DecoderFallbackException">It is no text and no dispute pack.</exception>
    /// <exception cref="FormatException">It is a text that is too long.</exception>
    public static IReadOnlyList<(bool Holds, string Sentence)> Lines(Stream file, VerifierKey? key)
    {
        var begin = new byte[Math.Min(file.Length, LongestHead)];
        file.ReadExactly(begin);
        file.Position = 0;
        if (begin.AsSpan().StartsWith("PK"u8))
        {
            return VerifiedPack.Lines(file, key);
        }

        if (Array.IndexOf(begin, (byte)'\n') is > 0 and var end && VerifiedExport.IsHead(Encoding.UTF8.GetString(begin, 0, end)))
        {
            return VerifiedExport.Lines(file, key);
        }

        if (file.Length > LargestText)
        {
            throw new FormatException("The file is too long.");
        }

        var text = new byte[file.Length];
        file.ReadExactly(text);
        return Lines(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(text), key);
    }

    /// <summary>Verifies a checkpoint or a receipt.</summary>
    /// <param name="text">The file.</param>
    /// <param name="key">The public key of the ledger; null when it is not known.</param>
    public static IReadOnlyList<(bool Holds, string Sentence)> Lines(string text, VerifierKey? key)
    {
        if (text.StartsWith('{'))
        {
            return VerifiedReceipt.Lines(text, key);
        }

        return Checkpoint.Peek(text) is { } read
            ?
            [
                (true, $"It is a checkpoint of {read.Origin} with {read.Size} entries."),
                key is null ? (false, NoKey) : (Checkpoint.Open(text, [key]) is not null, $"Its signature is of the key {key.Text}."),
            ]
            : [(false, "The file is no checkpoint, receipt, dispute pack or export in JSON Lines.")];
    }
}
