using System.Text;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger.Checks;

/// <summary>
/// The verb <c>verify FILE [KEY]</c>: says what in a file holds, without the portal's database and without a network. See
/// <c>docs/ledger-format.md</c>.
/// </summary>
internal static class VerifyVerb
{
    private const long LargestKey = 10_000;

    /// <summary>Runs the verb and returns the process's exit code: 0 all holds, 1 something does not, 2 invalid arguments.</summary>
    public static int Run(string[] words, TextWriter output)
    {
        if (words is not ["verify", { Length: > 0 } file, .. var rest] || rest.Length > 1)
        {
            output.WriteLine("Usage: verify FILE [KEY]");
            output.WriteLine("FILE is a checkpoint, a receipt, a dispute pack or an export in JSON Lines;");
            output.WriteLine("KEY is the ledger's public key, or a file that holds it.");
            return 2;
        }

        var key = rest is [var given] ? VerifierKey.TryParse(File.Exists(given) ? TryRead(given) ?? "" : given) : null;
        if (rest.Length == 1 && key is null)
        {
            output.WriteLine("KEY is no public key; it is a line like name+1d569fff+AdddmAGC…");
            return 2;
        }

        if (TryVerify(file, key) is not { } lines)
        {
            output.WriteLine($"{file} cannot be read, or is no file of the portal's.");
            return 2;
        }

        foreach (var (holds, sentence) in lines)
        {
            output.WriteLine($"{(holds ? "holds " : "BROKEN")}  {sentence}");
        }

        var all = lines.All(line => line.Holds);
        output.WriteLine(all ? "Everything holds." : "Not everything holds.");
        return all ? 0 : 1;
    }

    private static IReadOnlyList<(bool Holds, string Sentence)>? TryVerify(string file, VerifierKey? key)
    {
        try
        {
            using var content = File.OpenRead(file);
            return VerifiedDocument.Lines(content, key);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException
            or FormatException)
        {
            return null;
        }
    }

    private static string? TryRead(string file)
    {
        try
        {
            return new FileInfo(file).Length > LargestKey
                ? null
                : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return null;
        }
    }
}
