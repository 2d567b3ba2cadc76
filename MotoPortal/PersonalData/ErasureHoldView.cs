namespace MotoPortal.PersonalData;

/// <summary>What stands against erasing a customer now.</summary>
/// <param name="Reason">Why; a dispute is told before anything else.</param>
/// <param name="ChargeNumber">The charge that it is about.</param>
/// <param name="EvidenceDueBy">Until when the bank takes evidence, UTC; null when it takes none, or there is no dispute.</param>
public sealed record ErasureHoldView(HoldReason Reason, string ChargeNumber, DateTimeOffset? EvidenceDueBy);
