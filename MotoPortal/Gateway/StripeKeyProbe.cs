using Microsoft.Extensions.Options;

namespace MotoPortal.Gateway;

/// <summary>
/// Asks Stripe one small thing when it has not been heard for a while, so that a key that no longer works is known before a customer is
/// on the line.
/// </summary>
internal sealed class StripeKeyProbe(
    StripeGateway stripe, StripeKeyStanding standing, IOptions<StripeOptions> options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The simulator takes every key.
        if (options.Value.Mode is StripeMode.Practice)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            // What is not well is asked again soon: the warning goes when the key works again. Stripe counts reads, so a good one is
            // asked seldom.
            if (standing.View.State is not StripeKeyState.Accepted || standing.Age > LongestSilence)
            {
                await stripe.ListLocationsAsync(stoppingToken);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }
}
