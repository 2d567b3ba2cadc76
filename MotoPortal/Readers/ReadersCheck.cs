using System.Collections.Immutable;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Readers;

/// <summary>Checks whether each store has a reader on which cards can be keyed in.</summary>
internal sealed class ReadersCheck(StripeGateway stripe) : IPreflightCheck
{
    private const string Readers = "https://dashboard.stripe.com/terminal/readers";

    private enum Found
    {
        None,
        OfOtherKinds,
        MissingInStore,
        Some,
        Unreachable,
    }

    /// <inheritdoc/>
    public string Name => "Readers";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Readers;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        if (await stripe.ListLocationsAsync(cancellationToken)
                is not GatewayAnswer<ImmutableArray<StripeLocation>>.Done { Value: var stores }
            || await stripe.ListAllReadersAsync(cancellationToken)
                is not GatewayAnswer<ImmutableArray<StripeReader>>.Done { Value: var readers })
        {
            return PreflightFinding.Of(PreflightState.NotAnswered, Found.Unreachable);
        }

        if (readers.IsEmpty)
        {
            return PreflightFinding.Of(PreflightState.ToDo, Found.None) with { Link = Readers };
        }

        var able = readers.Where(reader => ReaderKinds.TakeCardsByPhone(reader.DeviceType)).ToList();
        if (able.Count == 0)
        {
            var kinds = readers.Select(reader => reader.DeviceType).Distinct(StringComparer.Ordinal);
            return PreflightFinding.Of(PreflightState.Wrong, Found.OfOtherKinds, string.Join(", ", kinds)) with { Link = Readers };
        }

        string[] without =
            [.. stores.Where(store => able.TrueForAll(reader => reader.Location != store.Id)).Select(store => store.Name)];
        return without.Length > 0
            ? PreflightFinding.Of(PreflightState.ToDo, Found.MissingInStore, string.Join(", ", without)) with { Link = Readers }
            : PreflightFinding.Of(PreflightState.Fine, Found.Some, able.Count) with { Link = "/readers" };
    }
}
