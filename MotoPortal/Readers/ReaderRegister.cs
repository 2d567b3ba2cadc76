using System.Collections.Immutable;
using MotoPortal.Accounts.Acting;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Readers.Inspections;

namespace MotoPortal.Readers;

/// <summary>
/// The register of readers that PCI DSS 9.5.1.1 requires: the readers of the person's stores, their locations, serial numbers and
/// inspections.
/// </summary>
internal sealed class ReaderRegister(
    StripeGateway stripe, StoreContexts stores, InspectionReads inspections, LeaseRecords leases, Bell bell)
{
    /// <summary>
    /// Follows the register until the token is cancelled: its current rows, and again after each inspection and whenever a reader is taken,
    /// released or has answered.
    /// </summary>
    public IAsyncEnumerable<RegisterOutcome> WatchAsync(CancellationToken cancellationToken) =>
        bell.WatchAsync([InspectionWorkflow.Topic, LeaseRecords.Topic], ReadAsync, cancellationToken);

    /// <summary>The current register.</summary>
    public async Task<RegisterOutcome> ReadAsync(CancellationToken cancellationToken)
    {
        var places = await stripe.ListLocationsAsync(cancellationToken);
        if (places is not GatewayAnswer<ImmutableArray<StripeLocation>>.Done { Value: var locations })
        {
            return Otherwise(places);
        }

        var devices = await stripe.ListAllReadersAsync(cancellationToken);
        if (devices is not GatewayAnswer<ImmutableArray<StripeReader>>.Done { Value: var readers })
        {
            return Otherwise(devices);
        }

        var mine = await stores.ScopeAsync();
        locations = [.. locations.Where(location => mine.Includes(location.Id))];
        readers = [.. readers.Where(reader => mine.Includes(reader.Location))];
        var last = await inspections.LastAsync([.. readers.Select(reader => reader.Id)], cancellationToken);
        var uses = await leases.UsesAsync(readers, cancellationToken);
        var byLocation = readers
            .Select(reader => ViewOf(reader, last.GetValueOrDefault(reader.Id)))
            .OrderBy(reader => reader.Label, StringComparer.CurrentCulture)
            .ToLookup(reader => reader.Location);
        var known = locations.OrderBy(location => location.Name, StringComparer.CurrentCulture)
            .Select(location => new StoreRegisterView(location.Id, location.Name, [.. byLocation[location.Id]], uses));
        var homeless = byLocation.Where(group => group.Key is not { } place || locations.All(location => location.Id != place))
            .SelectMany(group => group).ToImmutableArray();
        return new RegisterOutcome.Listed(
            homeless.IsEmpty ? [.. known] : [.. known, new StoreRegisterView(null, null, homeless, uses)], mine.IsAll);
    }

    private RegisteredReaderView ViewOf(StripeReader reader, InspectionView? last) => new(
        reader.Id, reader.Label, reader.SerialNumber, reader.DeviceType, reader.IsOnline, reader.Location, last, inspections
            .StandingOf(last), inspections.DueAt(last));

    private static RegisterOutcome Otherwise<T>(GatewayAnswer<T> answer) =>
        answer is GatewayAnswer<T>.Refused { Refusal.Reason: RefusalReason.KeyRefused }
            ? new RegisterOutcome.KeyRefused()
            : new RegisterOutcome.NotReachable();
}
