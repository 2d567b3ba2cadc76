using System.Diagnostics;
using System.Globalization;
using MotoPortal.SignedForms.Confinement;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// Cleans forms in a process of their own, with limited memory and time, without secrets, network or the portal's files: a malicious file
/// can at worst crash or take over that process, but not the portal.
/// </summary>
internal sealed partial class FormCleaningProcess(
    CleaningProgram program, CleaningLimits limits, TimeProvider time, ILogger<FormCleaningProcess> log) : IDisposable
{
    private const int AtOnce = 2;

    // Variables that the runtime needs in unusual installations; they hold paths and a switch.
    private static readonly string[] Inherited = ["SystemRoot", "LD_LIBRARY_PATH", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"];

    private readonly SemaphoreSlim _places = new(AtOnce);
    private int _toldGaps;

    /// <summary>Cleans a whole file; one that crashes, hangs or exceeds the limits is refused as damaged.</summary>
    /// <exception cref="OperationCanceledException">The person has left; the process was ended.</exception>
    public async Task<CleanOutcome> CleanAsync(byte[] source, CancellationToken cancellationToken)
    {
        if (FormCleaner.RefusalUnread(source) is { } refusal)
        {
            return CleanOutcome.For(refusal);
        }

        await _places.WaitAsync(cancellationToken);
        try
        {
            return await RunInFolderAsync(source, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<CleanOutcome> RunInFolderAsync(byte[] source, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-form-");
        try
        {
            return await RunAsync(folder.FullName, source, cancellationToken);
        }
        finally
        {
            Remove(folder);
        }
    }

    private async Task<CleanOutcome> RunAsync(string folder, byte[] source, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(limits.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var process = Process.Start(Command(folder))!;
        try
        {
            var output = ReadAsync(process.StandardOutput.BaseStream, either.Token);
            var said = process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token);
            await HandOverAsync(process, source, either.Token);
            var bytes = await output;
            await said;
            await process.WaitForExitAsync(either.Token);
            return Outcome(process.ExitCode, bytes);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogTooLong(log, limits.Time.TotalSeconds);
            return CleanOutcome.For(FormRefusal.Damaged);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private CleanOutcome Outcome(int exitCode, byte[] output)
    {
        switch (FormCleaningVerb.Gaps(output))
        {
            case null:
                LogNotBegun(log, exitCode);
                break;
            case { } gaps when gaps is not ConfinementGaps.None && Interlocked.Exchange(ref _toldGaps, 1) == 0:
                LogGaps(log, gaps);
                break;
        }

        if (FormCleaningVerb.Outcome(exitCode, output) is { } outcome)
        {
            return outcome;
        }

        LogEnded(log, exitCode);
        return CleanOutcome.For(FormRefusal.Damaged);
    }

    private static async Task HandOverAsync(Process process, byte[] source, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(source, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process ended before it had read everything; its exit code tells the result.
        }
    }

    /// <summary>Reads to the end, but keeps at most one byte more than the limit.</summary>
    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            read.Write(buffer, 0, (int)Math.Min(count, FormCleaningVerb.MostOutput + 1 - read.Length));
        }

        return read.ToArray();
    }

    private ProcessStartInfo Command(string folder)
    {
        var start = new ProcessStartInfo(program.File, [.. program.Arguments, FormCleaningVerb.Word, .. limits.ToArguments()])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            start.Environment[name] = Environment.GetEnvironmentVariable(name);
        }

        start.Environment["DOTNET_ROOT"] = RuntimeFolder.Root;
        start.Environment["DOTNET_GCHeapHardLimit"] = limits.HeapBytes.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";

        // Disables the runtime's diagnostics port and its search for a tracing library.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_LTTng"] = "0";
        foreach (var name in new[] { "TMPDIR", "TEMP", "TMP" })
        {
            start.Environment[name] = folder;
        }

        return start;
    }

    private void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogFolderLeft(log, folder.FullName, exception.GetType().Name);
        }
    }

    [LoggerMessage(4501, LogLevel.Warning, "A form was still being read after {Seconds} seconds; it was refused")]
    private static partial void LogTooLong(ILogger log, double seconds);

    [LoggerMessage(4504, LogLevel.Warning, "The process that cleaned a form ended with code {ExitCode}; the form was refused")]
    private static partial void LogEnded(ILogger log, int exitCode);

    [LoggerMessage(4505, LogLevel.Error, "The process that cleans forms did not begin and ended with code {ExitCode}")]
    private static partial void LogNotBegun(ILogger log, int exitCode);

    [LoggerMessage(
        4506,
        LogLevel.Warning,
        "This system does not confine the process that cleans forms in all ways (missing: {Gaps}); decision 0015 says what holds where")]
    private static partial void LogGaps(ILogger log, ConfinementGaps gaps);

    [LoggerMessage(4507, LogLevel.Warning, "The folder {Folder} of a cleaned form could not be removed: {Reason}")]
    private static partial void LogFolderLeft(ILogger log, string folder, string reason);
}
