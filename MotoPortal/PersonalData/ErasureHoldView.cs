
namespace MotoPortal.PersonalData;

/// <summary>An obstacle to the erasure of a customer.</summary>
/// <param name="Reason">The reason; a dispute is reported before others.</param>
/// <param name="ChargeNumber">The number of the charge in question.</param>
/// <param name="EvidenceDueBy">The bank's deadline for evidence, UTC; null when it accepts none, or there is no dispute.</param>
public sealed record ErasureHoldView(HoldReason Reason, string ChargeNumber, DateTimeOffset? EvidenceDueBy);
