namespace MotoPortal.Consents.Agreement;

/// <summary>The days that a period leads to.</summary>
internal static class ChargePeriods
{
    /// <summary>
    /// The day that many periods after the first. Counted from the first day each time, so that charges of the 31st fall on the
    /// last day of a shorter month and come back to the 31st afterwards.
    /// </summary>
    public static DateOnly DayAfter(this ChargePeriod period, DateOnly first, int times) => period switch
    {
        ChargePeriod.Week => first.AddDays(7 * times),
        ChargePeriod.Month => first.AddMonths(times),
        ChargePeriod.Quarter => first.AddMonths(3 * times),
        ChargePeriod.Year => first.AddYears(times),
    };
}
