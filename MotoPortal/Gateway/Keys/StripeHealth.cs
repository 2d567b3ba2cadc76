using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// Reports the state of the Stripe key from earlier calls, without a call of its own. A refused key means not ready. An unreachable Stripe
/// does not, because records and withdrawals work without it, and another node would not reach it either.
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
