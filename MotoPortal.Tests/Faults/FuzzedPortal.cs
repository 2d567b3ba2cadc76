using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Faults;

/// <summary>A portal with a webhook secret, and a client that follows no redirects.</summary>
public sealed class FuzzedPortal : IAsyncLifetime
{
    internal const string Secret = "whsec_of_the_fuzz";

    private PortalFactory? _portal;

    /// <summary>An event as Stripe sends it.</summary>
    internal static string Event { get; } =
        """
        {"id":"evt_1Fuzz","object":"event","api_version":"2026-01-01","created":1796000000,"livemode":false,
        "type":"setup_intent.succeeded","data":{"object":{"id":"seti_1Fuzz","object":"setup_intent","metadata":{"a":"b"}}}}
        """;

    internal PortalFactory Portal => _portal ?? throw new InvalidOperationException("The portal has not been started.");

    internal HttpClient Http { get; private set; } = null!;

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        _portal = new PortalFactory(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stripe:ApiKey"] = "sk_test_fuzz_0000",
            ["Stripe:ApiBase"] = "http://127.0.0.1:9",
            ["Stripe:WebhookSecret"] = Secret,
        }).Start();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _portal.Address };
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Portal.DisposeAsync();
    }
}
