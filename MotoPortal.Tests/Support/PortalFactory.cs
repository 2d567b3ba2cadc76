using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MotoPortal.Tests.Support;

/// <summary>
/// The whole portal on a real port of the loopback address, with a data folder of its own. Started by <see cref="Start"/>;
/// started a second time on the same folder and port, it is the same portal after a restart.
/// </summary>
internal sealed class PortalFactory : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string?> _settings;
    private readonly DirectoryInfo? _ownFolder;

    /// <param name="settings">Settings on top of those that every test has, such as <c>Stripe:ApiBase</c>.</param>
    /// <param name="dataDirectory">Where the data lies; null for a new folder that goes away with the portal.</param>
    /// <param name="port">The port to listen on; 0 for any free one.</param>
    public PortalFactory(IReadOnlyDictionary<string, string?>? settings = null, string? dataDirectory = null, int port = 0)
    {
        _ownFolder = dataDirectory is null ? NewDataFolder.Create() : null;
        DataDirectory = dataDirectory ?? _ownFolder!.FullName;
        _settings = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Portal:DataDirectory"] = DataDirectory,

            // The portal runs its own simulator in practice mode; tests run side by side.
            ["Simulator:Url"] = $"http://127.0.0.1:{FreePort.Take()}",

            // What goes wrong in a circuit is told to the browser, whose complaints fail the test and are then worth reading.
            ["DetailedErrors"] = "true",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            _settings[key] = value;
        }

        UseKestrel(port);
    }

    /// <summary>What this portal has other than in the shop, such as measures that only tests choose.</summary>
    public Action<IServiceCollection>? OtherServices { get; init; }

    /// <summary>Where this portal keeps its data.</summary>
    public string DataDirectory { get; }

    /// <summary>Where this portal's own simulator listens in practice mode.</summary>
    public string Simulator => _settings["Simulator:Url"]!;

    /// <summary>All that the portal logged.</summary>
    public CollectedLog Log { get; } = new();

    /// <summary>Where the started portal answers.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Starts the portal; afterwards <see cref="Address"/> answers.</summary>
    public PortalFactory Start()
    {
        StartServer();
        return this;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _ownFolder?.Delete(recursive: true);
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot(".", "MotoPortal.sln");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.AddProvider(Log));
        builder.ConfigureTestServices(OtherServices ?? (_ => { }));
    }
}
