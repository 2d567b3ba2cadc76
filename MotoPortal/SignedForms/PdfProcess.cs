using System.Diagnostics;

namespace MotoPortal.SignedForms;

/// <summary>
/// Cleans PDF in a process of its own, with little memory, little time and no secrets: what a document that was made to harm may take
/// down with it is that process, and not the portal.
/// </summary>
internal sealed partial class PdfProcess(TimeProvider time, ILogger<PdfProcess> log) : IDisposable
{
    private const int AtOnce = 2;
    private const string MemoryLimit = "0x20000000";
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    // What the runtime needs to start; everything else, the key to Stripe for one, stays here.
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "DOTNET_ROOT", "LD_LIBRARY_PATH"];

    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <summary>Cleans a whole file; what breaks, hangs or eats is refused as damaged.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public async Task<CleanOutcome> CleanAsync(byte[] source, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(source, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<CleanOutcome> RunAsync(byte[] source, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var process = Process.Start(Command())!;
        try
        {
            var output = ReadAsync(process.StandardOutput.BaseStream, either.Token);
            var said = process.StandardError.ReadToEndAsync(either.Token);
            await HandOverAsync(process, source, either.Token);
            var bytes = await output;
            await said;
            await process.WaitForExitAsync(either.Token);
            return PdfVerb.Outcome(process.ExitCode, bytes);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogTooLong(log, TimeLimit.TotalSeconds);
            return CleanOutcome.For(FormRefusal.Damaged);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
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
            // It ended before it had read everything; its exit code says the rest.
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, cancellationToken);
        return read.ToArray();
    }

    private static ProcessStartInfo Command()
    {
        var portal = typeof(Program).Assembly;
        var running = Environment.ProcessPath;
        var called = Path.GetFileNameWithoutExtension(running);

        // Published with an executable of its own, that is what is to be run; otherwise the runtime, which is told the assembly.
        var isExecutable = running is not null && (portal.Location.Length == 0 || string.Equals(called, portal.GetName().Name, StringComparison.OrdinalIgnoreCase));
        var start = new ProcessStartInfo(running is not null && (isExecutable || called is "dotnet") ? running : "dotnet")
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        if (!isExecutable)
        {
            start.ArgumentList.Add(portal.Location);
        }

        start.ArgumentList.Add(PdfVerb.Word);
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                start.Environment[name] = value;
            }
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = MemoryLimit;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    [LoggerMessage(4501, LogLevel.Warning, "A PDF was still being read after {Seconds} seconds; it was refused")]
    private static partial void LogTooLong(ILogger log, double seconds);
}
