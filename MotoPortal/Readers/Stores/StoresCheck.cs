using System.Collections.Immutable;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Readers.Stores;

/// <summary>Checks whether there is a store, which is a Terminal location at Stripe.</summary>
internal sealed class StoresCheck(StripeGateway stripe) : IPreflightCheck
{
    private enum Found
    {
        None,
        Some,
        Unreachable,
    }

    /// <inheritdoc/>
    public string Name => "Stores";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Readers;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken) =>
        await stripe.ListLocationsAsync(cancellationToken) switch
        {
            GatewayAnswer<ImmutableArray<StripeLocation>>.Done { Value: [] } =>
                PreflightFinding.Of(PreflightState.ToDo, Found.None) with { Link = "https://dashboard.stripe.com/terminal/locations" },
            GatewayAnswer<ImmutableArray<StripeLocation>>.Done { Value: var stores } => PreflightFinding.Of(
                PreflightState.Fine,
                Found.Some,
                string.Join(", ", stores.Select(store => store.Name).Order(StringComparer.CurrentCulture))),
            _ => PreflightFinding.Of(PreflightState.NotAnswered, Found.Unreachable),
        };
}
