using System.Collections.Immutable;
using MotoPortal.Accounts.Stores;
using MotoPortal.Primitives;

namespace MotoPortal.Audit.Reports;

/// <summary>What a report is asked for.</summary>
/// <param name="Period">The period.</param>
/// <param name="Store">The store; null for all.</param>
/// <param name="Calendars">The calendars of the stores.</param>
/// <param name="Names">The stores with their names.</param>
/// <param name="Now">The current moment, UTC.</param>
/// <param name="DaysAhead">The number of days before an end from which it counts as soon.</param>
internal sealed record ReportQuery(
    ReportPeriod Period,
    LocationId? Store,
    CompanyCalendars Calendars,
    ImmutableArray<StoreView> Names,
    DateTimeOffset Now,
    int DaysAhead)
{
    /// <summary>Today in the calendar of the period.</summary>
    public DateOnly Today => Period.Calendar.DayOf(Now);

    /// <summary>The name of a store; its id when it was never read.</summary>
    public string NameOf(LocationId? store) =>
        store is not { } known ? ReportText.Say(nameof(ReportTexts.NoStore))
        : Names.FirstOrDefault(one => one.Id == known)?.Name ?? known.Value;
}
