using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Faults;

/// <summary>The settings, assets and data that a program uses, depending on its folder and on where it is started.</summary>
[Trait(Categories.Name, Categories.Process)]
public sealed partial class ProgramFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");

    [Fact]
    public async Task A_published_portal_reads_the_settings_beside_it_from_wherever_it_is_started()
    {
        var (program, elsewhere, port) = (Folder("program"), Folder("elsewhere"), FreePort.Take());
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        (await RunAsync(Repository.Root, "publish", "MotoPortal", "--no-build", "--nologo", "-c", configuration, "-o", program))
            .ShouldContain("MotoPortal -> ");
        await File.WriteAllTextAsync(
            Path.Combine(program, "appsettings.json"), """{ "Stripe": { "ApiKey": "sk_test_nobody", "ApiBase": "http://127.0.0.1:9" } }""");

        using var portal = Start(elsewhere, Path.Combine(program, "MotoPortal.dll"), $"--urls=http://127.0.0.1:{port}");

        // The output is read continuously, because a full pipe would block the process.
        portal.BeginOutputReadLine();
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            var page = await WaitUntil.ThereAsync(() => PageAsync(http), TimeSpan.FromSeconds(60));

            page.ShouldContain("data-mode=\"sandbox\"");
            foreach (var asset in Asset().Matches(page).Select(match => match.Groups["path"].Value))
            {
                (await http.GetAsync(new Uri(asset, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, asset);
            }

            Asset().Count(page).ShouldBeGreaterThan(2);
            File.Exists(Path.Combine(elsewhere, "data", "portal.db")).ShouldBeTrue();
        }
        finally
        {
            portal.Kill(entireProcessTree: true);
            await portal.WaitForExitAsync();
        }
    }

    [Fact]
    public void From_source_the_settings_of_the_working_directory_count_and_elsewhere_the_copy_beside_the_program()
    {
        var (root, program, elsewhere) = (Folder("root"), Folder("bin"), Folder("elsewhere"));
        File.WriteAllText(Path.Combine(root, "appsettings.json"), "{}");
        File.WriteAllText(Path.Combine(program, "appsettings.json"), "{}");

        ProgramFolder.Choose(said: null, root, program).ShouldBe(new ProgramFolder(root, root));
        ProgramFolder.Choose(said: null, elsewhere, program).ShouldBe(new ProgramFolder(program, elsewhere));
        ProgramFolder.Choose(said: root, elsewhere, program).ShouldBe(new ProgramFolder(root, root));
    }

    [Fact]
    public void Published_the_settings_beside_the_program_count_and_data_stays_where_it_is()
    {
        var (program, elsewhere) = (Folder("program"), Folder("elsewhere"));
        Directory.CreateDirectory(Path.Combine(program, "wwwroot"));
        File.WriteAllText(Path.Combine(elsewhere, "appsettings.json"), "{}");

        ProgramFolder.Choose(said: null, elsewhere, program).ShouldBe(new ProgramFolder(program, elsewhere));

        Directory.CreateDirectory(Path.Combine(program, "data"));
        File.WriteAllText(Path.Combine(program, "data", "portal.db"), "");
        ProgramFolder.Choose(said: null, elsewhere, program).ShouldBe(new ProgramFolder(program, program));

        Directory.CreateDirectory(Path.Combine(elsewhere, "data"));
        File.WriteAllText(Path.Combine(elsewhere, "data", "portal.db"), "");
        ProgramFolder.Choose(said: null, elsewhere, program).ShouldBe(new ProgramFolder(program, elsewhere));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<string?> PageAsync(HttpClient http)
    {
        try
        {
            return await http.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static Process Start(string workingDirectory, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory =
            workingDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true
        })!;

    private static async Task<string> RunAsync(string workingDirectory, params string[] arguments)
    {
        using var process = Start(workingDirectory, arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    private string Folder(string name) => _folder.CreateSubdirectory(name).FullName;

    [GeneratedRegex(
        "(?:href|src)=\"(?<path>[^\":]+\\.(?:css|js|svg|woff2))\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asset();
}
