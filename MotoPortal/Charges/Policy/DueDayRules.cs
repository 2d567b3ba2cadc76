using MotoPortal.Consents.Agreement;

namespace MotoPortal.Charges.Policy;

/// <summary>
/// Due days and periods, each counted from the first day, so that the 31st comes back after a shorter month. Total: there is none after the
/// last day of the calendar.
/// </summary>
internal static class DueDayRules
{
    private const int MonthsUntilTheEnd = (9999 * 12) + 12;

    /// <summary>The due days of a consent, in order; none for kinds without due days.</summary>
    public static IEnumerable<DateOnly> Of(ConsentScope scope) => scope switch
    {
        { Plan: { } plan } => plan.Rows.Select(row => row.DueOn),
        { Interval: { } interval, FirstDay: { } first } =>
            Enumerable.Range(0, interval.PlaceOn(first, scope.ValidUntil) + 1).Select(place => interval.DayAfter(first, place)),
        _ => [],
    };

    /// <summary>The number of whole periods between the first day and a day: 0 in the first period, negative before it.</summary>
    /// <param name="period">The length of a period.</param>
    /// <param name="first">The first day of the first period.</param>
    /// <param name="day">The day to locate.</param>
    public static int PlaceOn(this ChargePeriod period, DateOnly first, DateOnly day)
    {
        if (day < first)
        {
            return -1;
        }

        if (period is ChargePeriod.Week)
        {
            return (day.DayNumber - first.DayNumber) / 7;
        }

        var place = (Months(day) - Months(first)) / MonthsOf(period);
        return period.DayAfter(first, place) <= day ? place : place - 1;
    }

    /// <summary>The first day of a period; null when it lies beyond the calendar.</summary>
    /// <param name="period">The length of a period.</param>
    /// <param name="first">The first day of the first period.</param>
    /// <param name="place">The index of the period, from 0.</param>
    public static DateOnly? DayOrNone(this ChargePeriod period, DateOnly first, int place)
    {
        var isWithin = period is ChargePeriod.Week
            ? first.DayNumber + (7L * place) <= DateOnly.MaxValue.DayNumber
            : Months(first) + ((long)MonthsOf(period) * place) <= MonthsUntilTheEnd;
        return isWithin ? period.DayAfter(first, place) : null;
    }

    /// <summary>The last day of a period.</summary>
    /// <param name="period">The length of a period.</param>
    /// <param name="first">The first day of the first period.</param>
    /// <param name="place">The index of the period, from 0.</param>
    public static DateOnly LastDayOf(this ChargePeriod period, DateOnly first, int place) =>
        period.DayOrNone(first, place + 1)?.AddDays(-1) ?? DateOnly.MaxValue;

    private static int MonthsOf(ChargePeriod period) => period switch
    {
        ChargePeriod.Week => throw new ArgumentException("A week is no number of months.", nameof(period)),
        ChargePeriod.Month => 1,
        ChargePeriod.Quarter => 3,
        ChargePeriod.Year => 12,
    };

    private static int Months(DateOnly day) => (day.Year * 12) + day.Month;
}
