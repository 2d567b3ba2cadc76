using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotoPortal.Simulator;
using MotoPortal.Simulator.Objects;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// A portal in practice mode with a separate simulator, so that the portal can be restarted alone. Browser tests share one; each creates
/// its own customers.
/// </summary>
public class PracticePortal : IAsyncLifetime
{
    private readonly int _port = FreePort.Take();

    // What clerks type about a customer is in no log line, trace or metric of any portal of the browser's tests.
    private CapturedTelemetry Leaks { get; } = new(
        text => ClerkAtWork.TypedOfCustomers.Any(typed => text.Contains(typed, StringComparison.OrdinalIgnoreCase)));

    private DirectoryInfo? _folder;
    private PortalFactory? _portal;
    private StripeSimulator? _simulator;

    /// <summary>The running portal.</summary>
    internal PortalFactory Portal => _portal ?? throw new InvalidOperationException("The portal has not been started.");

    /// <summary>The running simulator.</summary>
    internal StripeSimulator Simulator => _simulator ?? throw new InvalidOperationException("The simulator has not been started.");

    /// <summary>A visitor who has not signed in, in France with an English browser.</summary>
    internal Visitor Visitor => new() { Address = new Uri($"http://127.0.0.1:{_port}"), Log = _portal?.Log };

    /// <summary>Settings specific to this portal.</summary>
    internal virtual IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Services that differ from a real portal; null for none.</summary>
    internal virtual Action<IServiceCollection>? OtherServices => null;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("motoportal-");
        var options = new SimulatorOptions { Url = "http://127.0.0.1:0", DataDirectory = _folder.FullName };
        options.OnScreenReader.EmbeddedBy = Visitor.Address.GetLeftPart(UriPartial.Authority);
        _simulator = await StripeSimulator.StartAsync(options);
        StartPortal();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Simulator.DisposeAsync();
        _folder!.Delete(recursive: true);
        Leaks.Dispose();
        Leaks.Texts.Distinct(StringComparer.Ordinal).Take(20).ShouldBeEmpty();
    }

    /// <summary>Stops the portal and starts it again on the same data and port, as for an update.</summary>
    internal async Task RestartPortalAsync(Func<Task> whileItIsAway)
    {
        await Portal.DisposeAsync();
        await whileItIsAway();
        StartPortal();
    }

    /// <summary>Fails when a file of the portal or of the simulator contains the text.</summary>
    internal async Task ShouldHaveKeptNothingOfAsync(string text) =>
        (await FolderSearch.FilesWithAsync(_folder!.FullName, text)).ShouldBeEmpty();

    private void StartPortal()
    {
        var settings = new Dictionary<string, string?>(Settings, StringComparer.Ordinal)
        {
            ["Stripe:ApiBase"] = Simulator.ApiBase,
            ["Portal:FrameSource"] = Simulator.ApiBase,
        };
        _portal = new PortalFactory(settings, _folder!.FullName, _port)
        {
            OtherServices = services =>
            {
                services.AddSingleton<ILoggerProvider>(Leaks);
                OtherServices?.Invoke(services);
            },
        }.Start();
    }
}

/// <summary>A portal without webhooks, which learns everything by polling.</summary>
public sealed class PortalWithoutWebhooks : PracticePortal
{
    internal override IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Stripe:Webhooks"] = "false" };
}
