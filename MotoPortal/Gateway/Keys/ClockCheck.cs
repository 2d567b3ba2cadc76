using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// Checks this machine's clock against Stripe's. Codes of authenticator apps fail beyond half a minute, and signed events beyond five
/// minutes.
/// </summary>
internal sealed class ClockCheck(StripeGateway stripe, StripeClock clock) : IPreflightCheck
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Harmful = TimeSpan.FromSeconds(30);

    private enum Found
    {
        InStep,
        Ahead,
        Behind,
        Unreachable,
    }

    /// <inheritdoc/>
    public string Name => "Clock";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Server;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        // Whether Stripe permits the read does not matter: a refusal has the time as well.
        var answer = await stripe.ListLocationsAsync(cancellationToken);
        if (answer is GatewayAnswer<System.Collections.Immutable.ImmutableArray<Objects.StripeLocation>>.NotSent
            || clock.Last is not { } skew)
        {
            return PreflightFinding.Of(PreflightState.NotAnswered, Found.Unreachable);
        }

        if (skew.Certain <= Tolerated)
        {
            return PreflightFinding.Of(PreflightState.Fine, Found.InStep, SecondsOf(skew.Possible));
        }

        return PreflightFinding.Of(
            skew.Certain > Harmful ? PreflightState.Wrong : PreflightState.ToDo,
            skew.IsAhead ? Found.Ahead : Found.Behind,
            (int)skew.Certain.TotalSeconds,
            SecondsOf(skew.Possible));
    }

    private static int SecondsOf(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
