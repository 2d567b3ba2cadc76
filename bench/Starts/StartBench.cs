using System.Globalization;
using MotoPortal.Tests.Browser;

namespace MotoPortal.Bench.Starts;

/// <summary>
/// The published portal, compiled ahead of time, from the start of its process to its first page, beside the template of Blazor published
/// the same way; then the bytes of the home page for a browser that has nothing.
/// </summary>
internal static class StartBench
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    /// <summary>Measures start, memory and first page.</summary>
    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-bench-");
        try
        {
            var portal = Path.Combine(folder.FullName, "portal");
            await RunAsync("dotnet", $"publish \"{Repository.PathOf("MotoPortal")}\" -c Release {Ahead} -o \"{portal}\"", Repository.Root);
            var template = Path.Combine(folder.FullName, "template");
            await RunAsync("dotnet", $"new blazor -o \"{template}\" -n Template --interactivity Server --no-restore", folder.FullName);
            var bare = Path.Combine(folder.FullName, "bare");
            await RunAsync("dotnet", $"publish \"{template}\" -c Release {Ahead} -p:PublishReadyToRun=true -o \"{bare}\"", template);

            List<double> memory = [], bareMemory = [];
            var (start, floor) = await Rounds.AlternateAsync(
                async () => await StartAsync(PortalIn(portal, folder.FullName), "/account/sign-in", memory),
                async () => await StartAsync(new("Template", bare, []), "/", bareMemory));
            return
            [
                new("start to first page, published, ms", start, "Blazor's template", floor, "≤ 1.5"),
                new(
                    "memory after the first page, MB", Sample.Of(memory.Skip(1)), "Blazor's template", Sample.Of(bareMemory.Skip(1)),
                    "≤ 1.5"),
                .. await FirstPageAsync(PortalIn(portal, folder.FullName)),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Ahead => "-r linux-x64 --no-self-contained";

    private static Published PortalIn(string folder, string data) => new(
        "MotoPortal",
        folder,
        [
            $"--Portal:DataDirectory={Path.Combine(data, "data")}",
            $"--Simulator:Url=http://127.0.0.1:{FreePort.Take().ToString(CultureInfo.InvariantCulture)}",
        ]);

    private static async Task<double> StartAsync(Published program, string page, List<double> memory)
    {
        var began = Stopwatch.GetTimestamp();
        using var running = program.Start();
        await running.AnswersAsync(page);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await Task.Delay(Settling);
        memory.Add(running.Megabytes);
        return took;
    }

    private static async Task<IReadOnlyList<Measured>> FirstPageAsync(Published portal)
    {
        using var running = portal.Start();
        await running.AnswersAsync("/account/sign-in");
        var chromium = new ChromiumFixture();
        await chromium.InitializeAsync();
        try
        {
            List<double> kilobytes = [];
            await chromium.VisitAsync(new Visitor { Address = running.Address }, async page =>
            {
                await page.SignInAsync("camille");
                await using var browser = await PageBytes.OfAsync(page);
                for (var visit = 0; visit < 3; visit++)
                {
                    kilobytes.Add(await browser.OpenWithNothingCachedAsync("/") / 1000.0);
                }
            });
            return [new("home page, signed in, nothing cached, KB over the wire", Sample.Of(kilobytes), "", null, "≤ 200 KB")];
        }
        finally
        {
            await chromium.DisposeAsync();
        }
    }

    private static async Task RunAsync(string program, string arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode}: {said}");
        }
    }
}
