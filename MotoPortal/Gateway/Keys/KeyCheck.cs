using Microsoft.Extensions.Options;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Gateway.Keys;

/// <summary>Checks whether Stripe accepts the key, and says which mode it is of.</summary>
internal sealed class KeyCheck(StripeGateway stripe, StripeKeyStanding standing, IOptions<StripeOptions> options) : IPreflightCheck
{
    // Fewer characters would be a large part of the key.
    private const int LongEnough = 20;
    private const int Shown = 4;

    private enum Found
    {
        Practice,
        Sandbox,
        Live,
        Refused,
        Unreachable,
    }

    /// <inheritdoc/>
    public string Name => "Key";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Stripe;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Mode is StripeMode.Practice)
        {
            return PreflightFinding.Of(PreflightState.Fine, Found.Practice);
        }

        await stripe.ListLocationsAsync(cancellationToken);
        var (state, found) = standing.View.State switch
        {
            StripeKeyState.Refused => (PreflightState.Wrong, Found.Refused),
            StripeKeyState.Unreachable or StripeKeyState.NotAskedYet => (PreflightState.NotAnswered, Found.Unreachable),
            _ => (PreflightState.Fine, options.Value.Mode is StripeMode.Live ? Found.Live : Found.Sandbox),
        };
        var link = found is Found.Refused ? "https://dashboard.stripe.com/apikeys" : null;
        return PreflightFinding.Of(state, found, Masked(options.Value.ApiKey ?? "")) with { Link = link };
    }

    /// <summary>The kind of the key, such as <c>sk_test_</c>, and its last four characters.</summary>
    internal static string Masked(string key)
    {
        var kind = key[..(key.IndexOf('_', key.IndexOf('_', StringComparison.Ordinal) + 1) + 1)];
        return key.Length >= LongEnough ? $"{kind}…{key[^Shown..]}" : $"{kind}…";
    }
}
