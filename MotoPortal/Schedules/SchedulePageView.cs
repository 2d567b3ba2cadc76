using System.Collections.Immutable;

namespace MotoPortal.Schedules;

/// <summary>What the page shows.</summary>
/// <param name="Today">The day at the store.</param>
/// <param name="Until">The last day of the calendar.</param>
/// <param name="Attention">What a person has to look at, the gravest first.</param>
/// <param name="Calendar">What falls due until then, by day.</param>
/// <param name="Ended">The schedules that have ended, where they are asked for.</param>
/// <param name="Paused">How many are paused.</param>
public sealed record SchedulePageView(
    DateOnly Today,
    DateOnly Until,
    ImmutableArray<ScheduleView> Attention,
    ImmutableArray<ScheduledCharge> Calendar,
    ImmutableArray<ScheduleView> Ended,
    int Paused);
