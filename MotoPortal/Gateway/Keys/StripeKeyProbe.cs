using Microsoft.Extensions.Options;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// Asks Stripe one small thing when it has not been heard for a while, so that a key that no longer works is known before a customer is
/// on the line.
/// </summary>
internal sealed class StripeKeyProbe(
    WorkerEnvironment environment, StripeGateway stripe, StripeKeyStanding standing, IOptions<StripeOptions> options)
        : PeriodicWorker(environment)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(1);

    /// <summary>The simulator takes every key.</summary>
    protected override bool IsOver => options.Value.Mode is StripeMode.Practice;

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        // What is not well is asked again soon: the warning goes when the key works again. Stripe counts reads, so a good one is
        // asked seldom.
        if (standing.View.State is StripeKeyState.Accepted && standing.Age <= LongestSilence)
        {
            return 0;
        }

        await stripe.ListLocationsAsync(cancellationToken);
        return 1;
    }
}
