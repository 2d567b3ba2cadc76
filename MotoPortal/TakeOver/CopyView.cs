using System.Collections.Immutable;

namespace MotoPortal.TakeOver;

/// <summary>A restored copy for the page.</summary>
/// <param name="LedgerSize">The number of entries of its ledger when it was found.</param>
/// <param name="CheckpointSize">The number of entries of the newest checkpoint outside; null when it is not newer.</param>
/// <param name="NewestAt">When its newest entry was written; null for none.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="TakenOverAt">When it was taken over; null before.</param>
/// <param name="Missing">What was or is missing, oldest first.</param>
internal sealed record CopyView(
    long LedgerSize,
    long? CheckpointSize,
    DateTimeOffset? NewestAt,
    DateTimeOffset FoundAt,
    DateTimeOffset? TakenOverAt,
    ImmutableArray<MissingView> Missing);
