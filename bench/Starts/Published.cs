using System.Globalization;

namespace MotoPortal.Bench.Starts;

/// <summary>A published program.</summary>
/// <param name="Name">The name of its executable.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Arguments">Its settings.</param>
internal sealed record Published(string Name, string Folder, IReadOnlyList<string> Arguments)
{
    /// <summary>Starts it on a free port of this machine.</summary>
    public Running Start()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take().ToString(CultureInfo.InvariantCulture)}");
        var start = new ProcessStartInfo(Path.Combine(Folder, Name), ["--urls", address.ToString(), .. Arguments])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = Process.Start(start)!;

        // Nothing is read, so that the pipe must not fill up.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, address);
    }

    /// <summary>The running program; killed when disposed.</summary>
    internal sealed class Running(Process process, Uri address) : IDisposable
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

        /// <summary>Where it listens.</summary>
        public Uri Address => address;

        /// <summary>Its working set, in megabytes.</summary>
        public double Megabytes
        {
            get
            {
                process.Refresh();
                return process.WorkingSet64 / 1_000_000.0;
            }
        }

        /// <summary>Waits until a page is answered with 200.</summary>
        /// <exception cref="InvalidOperationException">It has ended.</exception>
        public async Task AnswersAsync(string page)
        {
            using var http = new HttpClient { BaseAddress = address };
            while (!process.HasExited)
            {
                try
                {
                    using var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
                    if (answer.IsSuccessStatusCode)
                    {
                        await answer.Content.ReadAsByteArrayAsync();
                        return;
                    }
                }
                catch (HttpRequestException)
                {
                    // It does not listen yet.
                }

                await Task.Delay(Pause);
            }

            throw new InvalidOperationException($"The program ended with {process.ExitCode}.");
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }

            process.Dispose();
        }
    }
}
