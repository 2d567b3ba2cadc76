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

    /// <summary>Whether it has ended, by itself or killed.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts the program with these arguments.</summary>
    public static RunningProgram Start(params string[] arguments) =>
        Start(new Dictionary<string, string>(StringComparer.Ordinal), [typeof(Program).Assembly.Location, .. arguments]);

    /// <summary>Starts the program with these arguments, in this environment and in reach of this assembly and its packages.</summary>
    public static RunningProgram StartWithTests(IReadOnlyDictionary<string, string> environment, params string[] arguments) => Start(
        environment,
        [
            "exec", "--depsfile", Path.ChangeExtension(typeof(RunningProgram).Assembly.Location, ".deps.json"), "--runtimeconfig",
            Path.ChangeExtension(typeof(Program).Assembly.Location, ".runtimeconfig.json"), typeof(Program).Assembly.Location, .. arguments,
        ]);

    private static RunningProgram Start(IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
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
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

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

    /// <summary>What was printed so far in lines that begin with a mark, without it.</summary>
    public IReadOnlyList<string> Marked(string mark)
    {
        lock (_lines)
        {
            return [.. _lines.Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line[mark.Length..])];
        }
    }

    /// <summary>Kills it at once, as the machine does (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    /// <summary>Kills it, and waits until it is gone and its output is read to the end.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
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
