using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MotoPortal.Tests.Support;

/// <summary>
/// The program as a separate process that runs until the test ends it, as on a shop's server. What it prints, on both streams, is kept.
/// </summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    // Long enough for a busy machine, but finite.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly DirectoryInfo _home;
    private readonly List<string> _lines = [];

    private RunningProgram(Process process, DirectoryInfo home) => (_process, _home) = (process, home);

    /// <summary>The number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>What was printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Starts the program with these arguments.</summary>
    public static RunningProgram Start(params string[] arguments)
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

        var program = new RunningProgram(new Process { StartInfo = start }, home);
        program._process.OutputDataReceived += program.Keep;
        program._process.ErrorDataReceived += program.Keep;
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Waits until the output matches, and answers the match.</summary>
    /// <exception cref="InvalidOperationException">The program ended before.</exception>
    public async Task<Match> PrintsAsync(Regex text)
    {
        await WaitUntil.TrueAsync(() => text.IsMatch(Output) || _process.HasExited, Limit);
        return text.Match(Output) is { Success: true } match
            ? match
            : throw new InvalidOperationException($"The program ended with {_process.ExitCode}. It printed:\n{Output}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _home.Delete(recursive: true);
    }

    private void Keep(object sender, DataReceivedEventArgs printed)
    {
        if (printed.Data is { } line)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }
    }
}
