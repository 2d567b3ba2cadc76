using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>Has the simulator send its events to this portal in practice mode, once the portal knows its own address.</summary>
internal sealed partial class PracticeWebhook(
    WorkerEnvironment environment,
    StripeGateway stripe,
    WebhookSecrets secrets,
    IServer server,
    IOptions<StripeOptions> options,
    ILogger<PracticeWebhook> log) : PeriodicWorker(environment)
{
    private static readonly string[] EveryAddress = ["//*", "//+", "//[::]", "//0.0.0.0"];

    private bool _isRegistered;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override bool IsOver => options.Value.Mode is not StripeMode.Practice || !options.Value.Webhooks || _isRegistered;

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        if (OwnAddress() is { } address
            && await stripe.ReplaceWebhookEndpointAsync(
                address, WebhookEndpoint.Types, cancellationToken) is GatewayAnswer<string>.Done { Value: var secret })
        {
            secrets.Take(secret);
            LogRegistered(log, address);
            _isRegistered = true;
        }

        return _isRegistered ? 1 : 0;
    }

    private Uri? OwnAddress() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses
            .Select(address => EveryAddress.Aggregate(address, (one, every) => one.Replace(every, "//127.0.0.1", StringComparison.Ordinal)))
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? new Uri(uri, WebhookEndpoint.Path) : null)
            .FirstOrDefault(address => address?.Scheme is "http");

    [LoggerMessage(2301, LogLevel.Information, "The simulator sends its events to {Address}")]
    private static partial void LogRegistered(ILogger log, Uri address);
}
