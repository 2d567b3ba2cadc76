namespace MotoPortal.SaveCard.Reads;

/// <summary>A line of a setup's timeline.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">The ledger's kind of entry, such as <c>setup.sent_to_reader</c>.</param>
/// <param name="ActorName">The actor's name; null once erased.</param>
/// <param name="Detail">A short fact, such as a reader's label or a decline code; null for none.</param>
public sealed record TimelineEntryView(DateTimeOffset At, string Kind, string? ActorName, string? Detail);
