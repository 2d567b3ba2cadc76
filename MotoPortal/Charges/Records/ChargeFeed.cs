using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>The live views of charges: the current row, and again each time it changes.</summary>
internal sealed class ChargeFeed(ChargeReads reads, Bell bell)
{
    /// <summary>Follows a charge until the token is cancelled; yields null once when there is no such charge.</summary>
    public IAsyncEnumerable<ChargeView?> WatchAsync(ChargeId id, CancellationToken cancellationToken) =>
        bell.WatchAsync(id.Value, stop => reads.FindAsync(id, stop), cancellationToken);

    /// <summary>Follows a customer's charges, newest first, until the token is cancelled.</summary>
    public IAsyncEnumerable<IReadOnlyList<ChargeView>> WatchAsync(PortalCustomerId customer, CancellationToken cancellationToken) =>
        bell.WatchAsync(ChargeTopics.Of(customer), stop => reads.ListOfCustomerAsync(customer, stop), cancellationToken);

    /// <summary>Follows one page of the list of charges until the token is cancelled.</summary>
    public IAsyncEnumerable<ChargePageView> WatchAsync(ChargeQuery query, CancellationToken cancellationToken) =>
        bell.WatchAsync(ChargeTopics.Any, stop => reads.ListAsync(query, stop), cancellationToken);
}
