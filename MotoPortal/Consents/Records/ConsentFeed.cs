using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>The consents of a customer now, and again each time one of them changes.</summary>
internal sealed class ConsentFeed(ConsentReads reads, Bell bell)
{
    /// <summary>Follows a customer's consents, newest first, until the token ends it.</summary>
    public IAsyncEnumerable<IReadOnlyList<ConsentView>> WatchAsync(PortalCustomerId customer, CancellationToken cancellationToken) =>
        bell.WatchAsync(ConsentTopics.Of(customer), stop => reads.ListOfCustomerAsync(customer, stop), cancellationToken);
}
