using System.Diagnostics;
using System.Text;

namespace MotoPortal.Tests.Support;

/// <summary>The portal as a separate process, as an administrator starts it: for its output and exit code.</summary>
internal static class PortalProcess
{
    // Long enough for a busy machine, but finite.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs the program until it exits, and returns its output (both streams) and its exit code.</summary>
    public static async Task<(string Output, int ExitCode)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // As on a server: without the developer certificate, for which .NET looks in the home folder.
        var home = Directory.CreateTempSubdirectory("motoportal-home-");
        start.Environment["HOME"] = home.FullName;
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await Task.WhenAll(
                ReadAsync(process.StandardOutput, output, limit.Token), ReadAsync(process.StandardError, output, limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (output.ToString(), process.ExitCode);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program did not end by itself. It printed:\n{output}", late);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static async Task ReadAsync(StreamReader stream, StringBuilder output, CancellationToken cancellationToken)
    {
        while (await stream.ReadLineAsync(cancellationToken) is { } line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }
}
