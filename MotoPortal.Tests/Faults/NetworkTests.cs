using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// Practice mode, in which every visitor may sign in, and the simulator, which trusts every caller, are accessible from this machine only
/// by default.
/// </summary>
public sealed class NetworkTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");

    [Theory]
    [InlineData("--urls=http://0.0.0.0:{0}")]
    [InlineData("--urls=http://*:{0}")]
    [InlineData("--urls=http://+:{0}")]
    [InlineData("--urls=http://[::]:{0}")]
    [InlineData("--urls=http://portal.example:{0}")]
    [InlineData("--urls=http://192.0.2.7:{0}")]
    [InlineData("--urls=http://127.0.0.1:0;http://0.0.0.0:{0}")]
    [InlineData("--http_ports={0}")]
    [InlineData("--Kestrel:Endpoints:Shop:Url=http://*:{0}")]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task Practice_mode_refuses_an_address_that_the_network_reaches(string argument)
    {
        var (output, exitCode) = await PortalProgram.RunAsync(
            string.Format(null, argument, FreePort.Take()),
            $"--Simulator:Url=http://127.0.0.1:{FreePort.Take()}",
            $"--Portal:DataDirectory={_folder.FullName}");

        output.TrimEnd().ShouldStartWith("urls: the portal would listen on ");
        output.ShouldContain("Practice:AllowNetwork=true");
        output.TrimEnd().Split('\n').ShouldHaveSingleItem();
        exitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:{0}")]
    [InlineData("--urls", "http://*:{0}")]
    [InlineData("--Simulator:Url", "http://[::]:{0}")]
    [InlineData("--Simulator:Url", "http://portal.example:{0}")]
    public async Task The_simulator_alone_refuses_it_too(string setting, string address)
    {
        var (output, exitCode) = await PortalProgram.RunAsync(
            "simulator", setting, string.Format(null, address, FreePort.Take()), $"--Portal:DataDirectory={_folder.FullName}");

        output.ShouldContain("Simulator:AllowNetwork=true");
        output.TrimEnd().Split('\n').ShouldHaveSingleItem();
        exitCode.ShouldBe(2);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
