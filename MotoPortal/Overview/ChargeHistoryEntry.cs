namespace MotoPortal.Overview;

/// <summary>One thing that happened to a charge.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">The ledger's kind of entry.</param>
/// <param name="ActorName">Who did it; null once the person was erased.</param>
/// <param name="Detail">A short fact beside it; null for none, or where it may not be told.</param>
public sealed record ChargeHistoryEntry(DateTimeOffset At, string Kind, string? ActorName, string? Detail);
