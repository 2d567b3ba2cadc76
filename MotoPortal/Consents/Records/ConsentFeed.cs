using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>The live list of a customer's consents: its current rows, and again each time one of them changes.</summary>
internal sealed class ConsentFeed(ConsentReads reads, Bell bell)
{
    /// <summary>Follows a customer's consents, newest first, until the token is cancelled.</summary>
    public IAsyncEnumerable<IReadOnlyList<ConsentView>> WatchAsync(PortalCustomerId customer, CancellationToken cancellationToken) =>
        bell.WatchAsync(ConsentTopics.Of(customer), stop => reads.ListOfCustomerAsync(customer, stop), cancellationToken);
}
