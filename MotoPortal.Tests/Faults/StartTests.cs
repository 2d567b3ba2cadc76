using System.Net;
using System.Net.Sockets;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Faults;

/// <summary>The message when the portal cannot start: one line that names the setting, and an exit code.</summary>
[Trait(Categories.Name, Categories.Process)]
public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");

    [Theory]
    [InlineData("Stripe:ApiKey", "--Stripe:ApiKey=pk_test_publishable")]
    [InlineData("Stripe:ApiKey", "--Stripe:ApiKey=sk_live_over_plain_http")]
    [InlineData("Stripe:ApiBase", "--Stripe:ApiBase=localhost")]
    [InlineData("Stripe:WebhookSecret", "--Stripe:ApiKey=sk_test_x", "--Stripe:WebhookSecret=secret")]
    [InlineData("Database:Provider", "--Database:Provider=Oracle")]
    [InlineData("ConnectionStrings:Portal", "--Database:Provider=Postgres")]
    public Task A_half_written_setting_is_named(string setting, params string[] arguments) =>
        RefusedAsync(setting, ["--urls=http://127.0.0.1:0", $"--Portal:DataDirectory={_folder.FullName}", .. arguments]);

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
