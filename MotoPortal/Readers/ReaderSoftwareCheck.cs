using System.Collections.Immutable;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Readers;

/// <summary>
/// Compares the software of readers of one kind. Stripe publishes no list of versions, so a reader is known to be behind only beside a
/// newer one.
/// </summary>
internal sealed class ReaderSoftwareCheck(StripeGateway stripe) : IPreflightCheck
{
    private enum Found
    {
        NoReader,
        NotTold,
        Behind,
        Same,
        Unreachable,
    }

    /// <inheritdoc/>
    public string Name => "ReaderSoftware";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Readers;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        if (await stripe.ListAllReadersAsync(cancellationToken)
            is not GatewayAnswer<ImmutableArray<StripeReader>>.Done { Value: var readers })
        {
            return PreflightFinding.Of(PreflightState.NotAnswered, Found.Unreachable);
        }

        if (readers.IsEmpty)
        {
            return PreflightFinding.Of(PreflightState.NotKnownYet, Found.NoReader);
        }

        var told = readers.Where(reader => VersionOf(reader) is not null).ToList();
        if (told.Count == 0)
        {
            return PreflightFinding.Of(PreflightState.NotKnownYet, Found.NotTold);
        }

        var behind = told.Where(reader => told.Exists(other =>
            string.Equals(other.DeviceType, reader.DeviceType, StringComparison.Ordinal) && VersionOf(other) > VersionOf(reader))).ToList();
        return behind.Count > 0
            ? PreflightFinding.Of(
                PreflightState.ToDo,
                Found.Behind,
                string.Join(", ", behind.Select(reader => $"{reader.Label} ({reader.SoftwareVersion})").Order(StringComparer.Ordinal)))
            : PreflightFinding.Of(
                PreflightState.Fine,
                Found.Same,
                string.Join(", ", told.Select(reader => reader.SoftwareVersion).Distinct(StringComparer.Ordinal)));
    }

    // Stripe writes versions such as 2.37.2.0.
    private static Version? VersionOf(StripeReader reader) => Version.TryParse(reader.SoftwareVersion, out var version) ? version : null;
}
