using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Preflight;
using MotoPortal.Primitives.Checks;
using MotoPortal.Shell.Languages;
using MotoPortal.Tests.Simulator;
using MotoPortal.Tests.Support;
using Stripe;
using WebhookEndpoint = MotoPortal.Gateway.Webhooks.WebhookEndpoint;

namespace MotoPortal.Tests.Preflight;

/// <summary>A portal with a sandbox key beside a simulator of its own, whose checks are asked one by one.</summary>
internal sealed class PreflightPortal : IAsyncDisposable
{
    /// <summary>The secret of the portal's endpoint.</summary>
    public const string Secret = "whsec_of_the_preflight";

    /// <summary>The address at which people open the portal.</summary>
    public const string PublicUrl = "https://portal.example";

    private readonly OwnSimulator _own = new();
    private PortalFactory? _portal;
    private SimulatorFixture? _simulator;

    private PreflightPortal()
    {
    }

    /// <summary>The simulator in Stripe's place.</summary>
    public SimulatorFixture Simulator => _simulator!;

    /// <summary>The running portal.</summary>
    public PortalFactory Portal => _portal!;

    private PreflightRuns Runs => Portal.Services.GetRequiredService<PreflightRuns>();

    /// <summary>Starts both.</summary>
    /// <param name="settings">Settings that differ; null for none.</param>
    /// <param name="services">Services that differ; null for none.</param>
    public static async Task<PreflightPortal> StartAsync(
        Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    {
        var host = new PreflightPortal();
        host._simulator = await host._own.StartAsync();
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stripe:ApiKey"] = "sk_test_of_the_tests_1234",
            ["Stripe:ApiBase"] = host.Simulator.Simulator.ApiBase,
            ["Stripe:WebhookSecret"] = Secret,
            ["Portal:PublicUrl"] = PublicUrl,
        };
        foreach (var (key, value) in settings ?? [])
        {
            all[key] = value;
        }

        host._portal = new PortalFactory(all) { OtherServices = services }.Start();

        // The look at the start is over, so that each further one sees what the test changed.
        await WaitUntil.TrueAsync(() => host.Runs.Views.All(view => view is { Finding: not null, IsLooking: false }));
        return host;
    }

    /// <summary>Lets one check look, and answers the name of its finding with its state; every finding has its texts.</summary>
    public async Task<(PreflightState State, string Finding)> LookAsync(string check)
    {
        var finding = await FindAsync(check);
        return (finding.State, finding.Finding);
    }

    /// <summary>Lets one check look, and answers its sentence in English.</summary>
    public async Task<string> ReadAsync(string check) => PreflightText.SentenceOf(check, await FindAsync(check), new BrowserTime());

    /// <summary>Registers the portal's endpoint at Stripe.</summary>
    public Task<Stripe.WebhookEndpoint> RegisterAsync(params string[] types) => Simulator.Stripe.V1.WebhookEndpoints.CreateAsync(
        new WebhookEndpointCreateOptions
        {
            Url = PublicUrl + WebhookEndpoint.Path,
            EnabledEvents = [.. types.Length > 0 ? types : WebhookEndpoint.Types],
        });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_portal?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _own.DisposeAsync();
    }

    private async Task<PreflightFinding> FindAsync(string check)
    {
        await Runs.LookAsync(name => string.Equals(name, check, StringComparison.Ordinal), CancellationToken.None);
        var finding = Runs.Views.Single(view => string.Equals(view.Name, check, StringComparison.Ordinal)).Finding.ShouldNotBeNull();
        var remedy = PreflightText.RemedyOf(check, finding, new BrowserTime());
        (remedy is null).ShouldBe(finding.State is PreflightState.Fine, $"{check}: {finding.Finding}");
        return finding;
    }
}
