namespace MotoPortal.Schedules.Plans;

/// <summary>The charge that the schedule decided on.</summary>
/// <param name="DueOn">The due day of the charge.</param>
/// <param name="Row">The charge's result; null when it was not requested, because the portal stopped before.</param>
internal sealed record AskedCharge(DateOnly DueOn, ChargeResult? Row);
