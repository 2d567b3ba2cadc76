using MotoPortal.Primitives;

namespace MotoPortal.Consents.Agreement;

/// <summary>The most that charges may come to in one period of the calendar.</summary>
/// <param name="Cap">The most, in the currency of the consent.</param>
/// <param name="Period">Over what time it counts.</param>
public sealed record PeriodCap(Money Cap, ChargePeriod Period);
