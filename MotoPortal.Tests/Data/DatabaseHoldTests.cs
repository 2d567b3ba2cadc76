using System.Globalization;
using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Data;

/// <summary>
/// Goal: two portals never run on one SQLite file, and one that was killed is in nobody's way. Method: the built program as a process, and
/// a second one beside it.
/// </summary>
[Trait(Categories.Name, Categories.Process)]
public sealed partial class DatabaseHoldTests
{
    [Fact]
    public async Task A_second_portal_on_one_file_is_refused_with_the_number_of_the_first_until_that_is_killed()
    {
        var folder = NewDataFolder.Create();
        await using (var first = RunningProgram.Start(Arguments(folder)))
        {
            await first.PrintsAsync(Listening());

            var (output, exitCode) = await PortalProgram.RunAsync(Arguments(folder));

            exitCode.ShouldBe(2);
            output.ShouldContain($"in use by process {first.Id.ToString(CultureInfo.InvariantCulture)} on ");

            // Verbs run beside the portal.
            (await PortalProgram.RunAsync("check", "database", $"--Portal:DataDirectory={folder.FullName}")).ExitCode.ShouldBe(0);
        }

        // The first was killed, not stopped.
        await using (var second = RunningProgram.Start(Arguments(folder)))
        {
            (await second.PrintsAsync(Listening())).Success.ShouldBeTrue();
        }

        folder.Delete(recursive: true);
    }

    private static string[] Arguments(DirectoryInfo folder) =>
    [
        "--urls=http://127.0.0.1:0", $"--Portal:DataDirectory={folder.FullName}", $"--Simulator:Url=http://127.0.0.1:{FreePort.Take()}",
    ];

    [GeneratedRegex("MotoPortal +http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
