using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Schedules.Plans;

/// <summary>The amount that was entered for the next charge of a schedule.</summary>
/// <param name="DueOn">The next charge's due day; null for none.</param>
/// <param name="Amount">The amount; null while none is entered.</param>
public readonly record struct EnteredAmount(DateOnly? DueOn, Money? Amount);
