using System.Runtime.CompilerServices;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The only reader that a live page has: the row now, and again each time it changes.</summary>
internal sealed class SetupStatusFeed(SetupReads reads, Bell bell)
{
    /// <summary>Follows a setup until the token ends it; yields null once when there is no such setup.</summary>
    public async IAsyncEnumerable<SetupView?> WatchAsync(CardSetupId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Listen before the first look: a change between the two would be missed the other way round.
        using var changes = bell.Subscribe(id.Value);
        do
        {
            yield return await reads.FindAsync(id, cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }
}
