using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Audit.Reports;

/// <summary>The days of a report, both included, in a store's calendar.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="Calendar">The calendar of the chosen store, or the company's.</param>
public sealed record ReportPeriod(DateOnly First, DateOnly Last, StoreCalendar Calendar)
{
    /// <summary>The most days that a report covers.</summary>
    public const int MostDays = 366;

    private const int UsualDays = 30;
    private const int MostSingleDays = 62;
    private const int MinutesAtOnce = 15;

    /// <summary>Whether more days were asked for than a report covers; the last ones are kept.</summary>
    public bool WasCut { get; private init; }

    /// <summary>The first moment, UTC.</summary>
    public DateTimeOffset From => Calendar.StartOf(First);

    /// <summary>The moment after the last, UTC.</summary>
    public DateTimeOffset Until => Calendar.StartOf(Last.AddDays(1));

    /// <summary>Whether the figures are of months, because single days would be too many to look at.</summary>
    public bool IsByMonth => Last.DayNumber - First.DayNumber >= MostSingleDays;

    /// <summary>The period that is asked for; a month up to today when nothing is.</summary>
    /// <param name="first">The first day that was chosen; null for none.</param>
    /// <param name="last">The last day that was chosen; null for none.</param>
    /// <param name="today">Today in the calendar.</param>
    /// <param name="calendar">The calendar.</param>
    public static ReportPeriod Of(DateOnly? first, DateOnly? last, DateOnly today, StoreCalendar calendar)
    {
        var end = last ?? (first > today ? first.Value : today);
        var begin = first ?? end.AddDays(1 - UsualDays);
        (begin, end) = begin <= end ? (begin, end) : (end, begin);
        var earliest = end.AddDays(1 - MostDays);
        return new ReportPeriod(begin < earliest ? earliest : begin, end, calendar) { WasCut = begin < earliest };
    }

    /// <summary>
    /// The period in stretches during which a clock keeps its distance to UTC: two where clocks are changed once. Databases know the
    /// distance and not the time zone.
    /// </summary>
    public ImmutableArray<OffsetStretch> Stretches(TimeZoneInfo zone)
    {
        var stretches = ImmutableArray.CreateBuilder<OffsetStretch>();
        var (begin, end) = (From, Until);
        for (var at = begin; at < end;)
        {
            var offset = zone.GetUtcOffset(at);
            var next = at;
            while (next < end && zone.GetUtcOffset(next) == offset)
            {
                // A day in which clocks are changed is looked at by the quarter of an hour, in which all zones change them.
                var tomorrow = next.AddDays(1);
                next = zone.GetUtcOffset(tomorrow) == offset ? tomorrow : next.AddMinutes(MinutesAtOnce);
            }

            next = next > end ? end : next;
            stretches.Add(new OffsetStretch(at, next, (int)offset.TotalSeconds));
            at = next;
        }

        return stretches.ToImmutable();
    }

    /// <summary>Each day, or the first day of each month, so that one without figures is seen as such.</summary>
    public IEnumerable<DateOnly> Steps()
    {
        for (var day = First; day <= Last; day = IsByMonth ? new DateOnly(day.Year, day.Month, 1).AddMonths(1) : day.AddDays(1))
        {
            yield return StepOf(day);
        }
    }

    /// <summary>The day, or the first day of its month.</summary>
    public DateOnly StepOf(DateOnly day) => IsByMonth ? new DateOnly(day.Year, day.Month, 1) : day;
}
