using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// What is true of the Stripe key, as far as Stripe said: no call is made for it. A refused key means not ready. A Stripe that cannot be
/// reached does not: records, withdrawals and what waits to be sent need the portal, and another node would not reach Stripe either.
/// </summary>
internal sealed class StripeHealth(StripeKeyStanding standing, IOptions<StripeOptions> options) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(options.Value.Mode is StripeMode.Practice
            ? HealthCheckResult.Healthy("practice: the simulator answers")
            : standing.View.State switch
            {
                StripeKeyState.Accepted => HealthCheckResult.Healthy("the key was accepted when Stripe was last asked"),
                StripeKeyState.LacksPermission => HealthCheckResult.Degraded("the key was accepted, and lacks permissions"),
                StripeKeyState.NotAskedYet => HealthCheckResult.Degraded("Stripe has not been asked yet"),
                StripeKeyState.Unreachable => HealthCheckResult.Degraded("Stripe did not answer when it was last asked"),
                StripeKeyState.Refused => HealthCheckResult.Unhealthy("Stripe refused the key when it was last asked"),
            });
}
