using System.Runtime.CompilerServices;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>The consents of a customer now, and again each time one of them changes.</summary>
internal sealed class ConsentFeed(ConsentReads reads, Bell bell)
{
    /// <summary>Follows a customer's consents, newest first, until the token ends it.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ConsentView>> WatchAsync(PortalCustomerId customer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Listen before the first look: a change between the two would be missed the other way round.
        using var changes = bell.Subscribe(ConsentTopics.Of(customer));
        do
        {
            yield return await reads.ListOfCustomerAsync(customer, cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }
}
