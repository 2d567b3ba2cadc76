using System.Net;
using System.Net.Sockets;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// The message when the portal cannot start: one line that names the setting, and an exit code. One case of each kind runs as a process,
/// where unwanted log entries would be seen, too; <see cref="SettingsTests"/> has the others.
/// </summary>
[Trait(Categories.Name, Categories.Process)]
public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");

    [Theory]
    [InlineData("Stripe:ApiKey", "--Stripe:ApiKey=pk_test_publishable")]
    [InlineData("Readers:InspectionDays", "--Readers:InspectionDays=abc", "--Portal:TimeZone=Mars")]
    [InlineData("Practice:AllowNetwork", "--urls=http://0.0.0.0:9")]
    [InlineData("Kestrel:Certificates", "--urls=https://127.0.0.1:0")]
    [InlineData("ConnectionStrings:Portal", "--Database:Provider=Postgres", "--ConnectionStrings:Portal=Host=127.0.0.1;Port=9;Timeout=2")]
    public Task A_setting_that_stops_the_program_is_named(string setting, params string[] arguments)
    {
        var isListening = arguments.Any(argument => argument.StartsWith("--urls", StringComparison.Ordinal));
        string[] usual = [$"--Portal:DataDirectory={_folder.FullName}", $"--Simulator:Url=http://127.0.0.1:{FreePort.Take()}"];

        return RefusedAsync(setting, [.. isListening ? [] : new[] { "--urls=http://127.0.0.1:0" }, .. usual, .. arguments]);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        await RefusedAsync("Portal:DataDirectory", "--urls=http://127.0.0.1:0", $"--Portal:DataDirectory={Path.Combine(file, "data")}");
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await RefusedAsync(
            "urls",
            $"--urls=http://127.0.0.1:{port}",
            $"--Simulator:Url=http://127.0.0.1:{FreePort.Take()}",
            $"--Portal:DataDirectory={_folder.FullName}");
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task RefusedAsync(string setting, params string[] arguments)
    {
        var (output, exitCode) = await PortalProcess.RunAsync(arguments);

        output.ShouldContain(setting);
        output.ShouldNotContain("   at ", Case.Sensitive, "A stack trace is nothing for an administrator.");
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThan(4, output);
        exitCode.ShouldNotBe(0);
    }
}
