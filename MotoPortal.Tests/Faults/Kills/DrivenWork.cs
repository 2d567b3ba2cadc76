using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using MotoPortal.Primitives;
using MotoPortal.Tests.Support;
using Stripe;
using WebhookEndpoint = MotoPortal.Gateway.Webhooks.WebhookEndpoint;

namespace MotoPortal.Tests.Faults.Kills;

/// <summary>
/// Lets clerks work side by side until the process is killed. What the portal has told them is printed, a line each, so that the killer
/// knows what must not be lost.
/// </summary>
internal sealed class DrivenWork(
    IServiceProvider services, IServer server, IHostApplicationLifetime lifetime, DrivenOptions options, TimeProvider time)
    : BackgroundService
{
    /// <summary>How the lines begin.</summary>
    public const string Mark = "~ ";

    private const int Clerks = 3;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        var stripe = new StripeClient(new StripeClientOptions { ApiKey = KillBench.ApiKey, ApiBase = options.Stripe });
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await stripe.V1.WebhookEndpoints.UpdateAsync(
            options.WebhookEndpoint,
            new WebhookEndpointUpdateOptions { Url = $"{address}{WebhookEndpoint.Path}" },
            cancellationToken: stoppingToken);
        await using var people = new ActingPeople(services);
        await people.ResumeAsync(ActingPeople.Camille, ActingPeople.Noor, ActingPeople.Sam);
        Say("listens", address);
        await Task.WhenAll(Enumerable.Range(0, Clerks).Select(async place =>
        {
            var clerk = new DrivenClerk(
                people,
                place is 0 ? ActingPeople.Camille : ActingPeople.Noor,
                stripe,
                new Random(unchecked((options.Seed * Clerks) + place)),
                [.. options.Readers.Select(ReaderId.From)],
                time);
            await clerk.WorkAsync(options.Request, Say, stoppingToken);
        }));
    }

    private static void Say(string what, string subject) => Console.Out.WriteLine($"{Mark}{what} {subject}");

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }
}
