using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Reads;

/// <summary>The live view of a setup: its current row, and again each time it changes.</summary>
internal sealed class SetupStatusFeed(SetupReads reads, Bell bell)
{
    /// <summary>Follows a setup until the token is cancelled; yields null once when there is no such setup.</summary>
    public IAsyncEnumerable<SetupView?> WatchAsync(CardSetupId id, CancellationToken cancellationToken) =>
        bell.WatchAsync(id.Value, stop => reads.FindAsync(id, stop), cancellationToken);
}
