namespace MotoPortal.Consents.Agreement;

/// <summary>Adds periods to days.</summary>
internal static class ChargePeriodRules
{
    /// <summary>
    /// The day a number of periods after the first. Always counted from the first day, so that charges on the 31st fall on the last day of
    /// a shorter month and return to the 31st afterwards.
    /// </summary>
    public static DateOnly DayAfter(this ChargePeriod period, DateOnly first, int times) => period switch
    {
        ChargePeriod.Week => first.AddDays(7 * times),
        ChargePeriod.Month => first.AddMonths(times),
        ChargePeriod.Quarter => first.AddMonths(3 * times),
        ChargePeriod.Year => first.AddYears(times),
    };
}
