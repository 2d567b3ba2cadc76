using MotoPortal.Primitives;

namespace MotoPortal.Consents.Lifecycle;

/// <summary>The end of a consent.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Channel">How the withdrawal came; null for other endings.</param>
/// <param name="ReplacedBy">The consent that took its place; null unless it was replaced.</param>
public sealed record ConsentEndingView(ConsentEndingKind Kind, DateTimeOffset At, WithdrawalChannel? Channel, ConsentId? ReplacedBy);
