using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>One charge of the calendar.</summary>
/// <param name="DueOn">The day.</param>
/// <param name="Schedule">The schedule that it belongs to.</param>
/// <param name="Amount">The amount; null while nobody has entered it.</param>
/// <param name="Number">Which one it is, from 1.</param>
/// <param name="Of">Of how many.</param>
/// <param name="IsNext">Whether it is the one that is charged next.</param>
public sealed record ScheduledCharge(DateOnly DueOn, ScheduleView Schedule, Money? Amount, int Number, int Of, bool IsNext);
