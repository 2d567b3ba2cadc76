using MotoPortal.Primitives.Amounts;


namespace MotoPortal.Schedules.Plans;

/// <summary>A charge in the calendar.</summary>
/// <param name="DueOn">The day.</param>
/// <param name="Schedule">Its schedule.</param>
/// <param name="Amount">The amount; null while it is not entered.</param>
/// <param name="Number">The number of the charge, from 1.</param>
/// <param name="Of">The number of all charges.</param>
/// <param name="IsNext">Whether it is the next charge.</param>
public sealed record ScheduledCharge(DateOnly DueOn, ScheduleView Schedule, Money? Amount, int Number, int Of, bool IsNext);
