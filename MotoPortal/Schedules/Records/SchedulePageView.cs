using System.Collections.Immutable;
using MotoPortal.Schedules.Plans;

namespace MotoPortal.Schedules.Records;

/// <summary>The view of the page of schedules.</summary>
/// <param name="Today">The current day at the store.</param>
/// <param name="Until">The last day of the calendar.</param>
/// <param name="Attention">The schedules that need attention, gravest first.</param>
/// <param name="Calendar">The charges due until then, by day.</param>
/// <param name="Ended">The ended schedules, if they were asked for.</param>
/// <param name="Paused">The number of paused schedules.</param>
public sealed record SchedulePageView(
    DateOnly Today,
    DateOnly Until,
    ImmutableArray<ScheduleView> Attention,
    ImmutableArray<ScheduledCharge> Calendar,
    ImmutableArray<ScheduleView> Ended,
    int Paused);
