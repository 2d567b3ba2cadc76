namespace MotoPortal.Schedules;

/// <summary>The charge that the schedule decided on.</summary>
/// <param name="DueOn">The due day that it is for.</param>
/// <param name="Row">The result of it; null when it was never asked for, because the portal stopped in between.</param>
internal sealed record AskedCharge(DateOnly DueOn, ChargeResult? Row);
