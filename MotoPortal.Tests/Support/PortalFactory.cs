using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MotoPortal.Tests.Support;

/// <summary>
/// The whole portal on a real port of the loopback address, with its own data folder. Started by <see cref="Start"/>; started again on the
/// same folder and port, it is the same portal after a restart.
/// </summary>
internal sealed class PortalFactory : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string?> _settings;
    private readonly DirectoryInfo? _ownFolder;

    /// <param name="settings">Settings in addition to those of every test, such as <c>Stripe:ApiBase</c>.</param>
    /// <param name="dataDirectory">The data folder; null for a new one that is deleted with the portal.</param>
    /// <param name="port">The port; 0 for any free one.</param>
    public PortalFactory(IReadOnlyDictionary<string, string?>? settings = null, string? dataDirectory = null, int port = 0)
    {
        _ownFolder = dataDirectory is null ? NewDataFolder.Create() : null;
        DataDirectory = dataDirectory ?? _ownFolder!.FullName;
        _settings = new(StringComparer.OrdinalIgnoreCase)
        {
            // In practice mode the portal runs its own simulator; tests run in parallel, so each has its own port.
            ["Simulator:Url"] = $"http://127.0.0.1:{FreePort.Take()}",

            // Errors of a circuit are sent to the browser, so that a failing test shows them.
            ["DetailedErrors"] = "true",

            // Tests do not wait until a person could have read the terms aloud.
            ["Consents:FastestWordsPerMinute"] = "1000000",
        };
        TestDatabase.AddTo(_settings, DataDirectory);
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            _settings[key] = value;
        }

        UseKestrel(port);
    }

    /// <summary>Services that differ from a real portal, such as limits that only tests change.</summary>
    public Action<IServiceCollection>? OtherServices { get; init; }

    /// <summary>The data folder.</summary>
    public string DataDirectory { get; }

    /// <summary>The address of the portal's simulator in practice mode.</summary>
    public string Simulator => _settings["Simulator:Url"]!;

    public CollectedLog Log { get; } = new();

    /// <summary>The address of the started portal.</summary>
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
