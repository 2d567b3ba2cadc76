using System.Collections.Immutable;

namespace MotoPortal.Overview.CustomerPages;

/// <summary>A change of a customer's details.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">The ledger's kind of entry.</param>
/// <param name="ActorName">The name of who corrected it; the portal's when it was found at Stripe; null once erased.</param>
/// <param name="Fields">The names of the details; empty for none, or once erased.</param>
public sealed record CustomerHistoryEntry(DateTimeOffset At, string Kind, string? ActorName, ImmutableArray<string> Fields);
