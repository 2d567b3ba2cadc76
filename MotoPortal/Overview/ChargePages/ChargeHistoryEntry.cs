namespace MotoPortal.Overview.ChargePages;

/// <summary>An entry of a charge's history.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">The ledger's kind of entry.</param>
/// <param name="ActorName">The actor's name; null once erased.</param>
/// <param name="Detail">A short fact; null for none, or when it must not be shown.</param>
public sealed record ChargeHistoryEntry(DateTimeOffset At, string Kind, string? ActorName, string? Detail);
