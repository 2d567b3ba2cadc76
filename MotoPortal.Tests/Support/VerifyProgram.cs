using System.Diagnostics;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Tests.Support;

/// <summary>The Python program in docs/verify, where the machine has Python.</summary>
internal static class VerifyProgram
{
    private const string Python = "/usr/bin/python3";

    public static bool Exists => File.Exists(Python);

    /// <summary>Verifies a file and returns the exit code.</summary>
    public static int Run(byte[] content, VerifierKey key)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, content);
            using var run = Process.Start(new ProcessStartInfo(
                Python, [Repository.PathOf("docs", "verify", "verify.py"), file, key.Text])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            run.StandardOutput.ReadToEnd();
            run.StandardError.ReadToEnd().ShouldBeEmpty();
            run.WaitForExit();
            return run.ExitCode;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
