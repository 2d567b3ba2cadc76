using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>One due day of a consent.</summary>
/// <param name="DueOn">The day.</param>
/// <param name="LastDay">The last day on which it may still be charged.</param>
/// <param name="Amount">The amount where it was agreed; null where the consent says "up to".</param>
/// <param name="Number">Which one it is, from 1.</param>
/// <param name="Of">Of how many.</param>
internal sealed record DueDay(DateOnly DueOn, DateOnly LastDay, Money? Amount, int Number, int Of);
