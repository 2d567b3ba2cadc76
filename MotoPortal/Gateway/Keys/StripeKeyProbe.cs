using Microsoft.Extensions.Options;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// Makes a small read when Stripe was not called for some time, so that a key that stopped working is noticed before a customer is on the
/// line.
/// </summary>
internal sealed class StripeKeyProbe(
    WorkerEnvironment environment, StripeGateway stripe, StripeKeyStanding standing, IOptions<StripeOptions> options)
        : PeriodicWorker(environment)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(1);

    /// <summary>The simulator accepts every key.</summary>
    protected override bool IsOver => options.Value.Mode is StripeMode.Practice;

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        // A key with a problem is read often, so that the warning ends soon after it works again; a good one seldom, because Stripe limits
        // reads.
        if (standing.View.State is StripeKeyState.Accepted && standing.Age <= LongestSilence)
        {
            return 0;
        }

        await stripe.ListLocationsAsync(cancellationToken);
        return 1;
    }
}
