using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace MotoPortal.Gateway;

/// <summary>In practice, has the simulator send its events to this portal, once the portal knows its own address.</summary>
internal sealed partial class PracticeWebhook(
    StripeGateway stripe,
    WebhookSecrets secrets,
    IServer server,
    IHostApplicationLifetime lifetime,
    IOptions<StripeOptions> options,
    TimeProvider time,
    ILogger<PracticeWebhook> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Mode is not StripeMode.Practice || !options.Value.Webhooks)
        {
            return;
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var signal = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        if (OwnAddress() is not { } address)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            if (await stripe.ReplaceWebhookEndpointAsync(address, WebhookEndpoint.Types, stoppingToken) is GatewayAnswer<string>.Done { Value: var secret })
            {
                secrets.Take(secret);
                LogRegistered(log, address);
                return;
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private Uri? OwnAddress() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses
            .Select(address => address.Replace("//*", "//127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal).Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal))
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? new Uri(uri, WebhookEndpoint.Path) : null)
            .FirstOrDefault(address => address?.Scheme is "http");

    [LoggerMessage(2301, LogLevel.Information, "The simulator sends its events to {Address}")]
    private static partial void LogRegistered(ILogger log, Uri address);
}
