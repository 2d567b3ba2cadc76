using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger.Checks;

/// <summary>
/// The verb <c>verify FILE [KEY] [--authority CERTIFICATE]</c>: says what in a file holds, and in the time stamp beside it, without the
/// portal's database and without a network. See <c>docs/ledger-format.md</c>.
/// </summary>
internal static class VerifyVerb
{
    private const string Authority = "--authority";
    private const string StampExtension = ".tsr";
    private const long LargestKey = 10_000;
    private const long LargestStamp = 1_000_000;

    /// <summary>Runs the verb and returns the process's exit code: 0 all holds, 1 something does not, 2 invalid arguments.</summary>
    public static int Run(string[] words, TextWriter output)
    {
        if (Read(words) is not { } asked)
        {
            output.WriteLine("Usage: verify FILE [KEY] [--authority CERTIFICATE]");
            output.WriteLine("FILE is a checkpoint, a receipt, a dispute pack or an export in JSON Lines;");
            output.WriteLine("KEY is the ledger's public key, or a file that holds it;");
            output.WriteLine("CERTIFICATE is a file with that of the time-stamp authority, or of its root, for the time stamp FILE.tsr.");
            return 2;
        }

        var (file, given, certificate) = asked;
        var key = given is not null ? VerifierKey.TryParse(File.Exists(given) ? TryRead(given) ?? "" : given) : null;
        if (given is not null && key is null)
        {
            output.WriteLine("KEY is no public key; it is a line like name+1d569fff+AdddmAGC…");
            return 2;
        }

        if (TryReadCertificates(certificate) is not { } authorities)
        {
            output.WriteLine("CERTIFICATE is no file with a certificate.");
            return 2;
        }

        if (TryVerify(file, key, authorities) is not { } lines)
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

    private static (string File, string? Key, string? Certificate)? Read(string[] words) => words switch
    {
        ["verify", { Length: > 0 } file] => (file, null, null),
        ["verify", { Length: > 0 } file, Authority, var certificate] => (file, null, certificate),
        ["verify", { Length: > 0 } file, not Authority and var key] => (file, key, null),
        ["verify", { Length: > 0 } file, not Authority and var key, Authority, var certificate] => (file, key, certificate),
        _ => null,
    };

    private static IReadOnlyList<(bool Holds, string Sentence)>? TryVerify(
        string file, VerifierKey? key, X509Certificate2Collection authorities)
    {
        try
        {
            using var content = File.OpenRead(file);
            var lines = VerifiedDocument.Lines(content, key);
            content.Position = 0;
            return [.. lines, .. StampLines(content, file + StampExtension, authorities)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException
            or FormatException)
        {
            return null;
        }
    }

    private static IReadOnlyList<(bool Holds, string Sentence)> StampLines(
        FileStream content, string stamp, X509Certificate2Collection authorities) =>
        !File.Exists(stamp) ? authorities.Count == 0 ? [] : [(false, $"No time stamp lies beside it as {Path.GetFileName(stamp)}.")]
        : new FileInfo(stamp).Length > LargestStamp ? [(false, "What lies beside it as a time stamp is too long to be one.")]
        : VerifiedStamp.Lines(SHA256.HashData(content), File.ReadAllBytes(stamp), authorities);

    private static X509Certificate2Collection? TryReadCertificates(string? file)
    {
        var found = new X509Certificate2Collection();
        try
        {
            if (file is not null)
            {
                found.ImportFromPemFile(file);
                if (found.Count == 0)
                {
                    found.Add(X509CertificateLoader.LoadCertificateFromFile(file));
                }
            }

            return found;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
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
