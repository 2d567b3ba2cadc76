using System.Runtime.CompilerServices;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The only reader that a live page of a charge has: the row now, and again each time it changes.</summary>
internal sealed class ChargeFeed(ChargeReads reads, Bell bell)
{
    /// <summary>Follows a charge until the token ends it; yields null once when there is no such charge.</summary>
    public async IAsyncEnumerable<ChargeView?> WatchAsync(ChargeId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Listen before the first look: a change between the two would be missed the other way round.
        using var changes = bell.Subscribe(id.Value);
        do
        {
            yield return await reads.FindAsync(id, cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }

    /// <summary>Follows a customer's charges, newest first, until the token ends it.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ChargeView>> WatchAsync(PortalCustomerId customer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = bell.Subscribe(ChargeTopics.Of(customer));
        do
        {
            yield return await reads.ListOfCustomerAsync(customer, cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }

    /// <summary>Follows one page of the list of charges until the token ends it.</summary>
    public async IAsyncEnumerable<ChargePageView> WatchAsync(ChargeQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = bell.Subscribe(ChargeTopics.Any);
        do
        {
            yield return await reads.ListAsync(query, cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }
}
