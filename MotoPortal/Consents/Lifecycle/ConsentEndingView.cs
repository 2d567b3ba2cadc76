using MotoPortal.Primitives;

namespace MotoPortal.Consents.Lifecycle;

/// <summary>The end of a consent.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Channel">The channel of the withdrawal; null for other endings.</param>
/// <param name="ReplacedBy">The consent that replaced it; null for other endings.</param>
public sealed record ConsentEndingView(ConsentEndingKind Kind, DateTimeOffset At, WithdrawalChannel? Channel, ConsentId? ReplacedBy);
