using MotoPortal.Primitives.Amounts;


namespace MotoPortal.Consents.Agreement;

/// <summary>The maximum sum of charges in one calendar period.</summary>
/// <param name="Cap">The maximum, in the consent's currency.</param>
/// <param name="Period">The period of the cap.</param>
public sealed record PeriodCap(Money Cap, ChargePeriod Period);
