using MotoPortal.Primitives.Amounts;


namespace MotoPortal.Schedules.Plans;

/// <summary>A due day of a consent.</summary>
/// <param name="DueOn">The day.</param>
/// <param name="LastDay">The last day on which it may still be charged.</param>
/// <param name="Amount">The agreed amount; null under a consent "up to" a cap.</param>
/// <param name="Number">The number of the charge, from 1.</param>
/// <param name="Of">The number of all charges.</param>
internal sealed record DueDay(DateOnly DueOn, DateOnly LastDay, Money? Amount, int Number, int Of);
