namespace MotoPortal.Consents.Agreement;

/// <summary>
/// How long a payment that the bank declined for now is tried again. The consent lasts as long, and the terms name the days, so a change
/// holds for new consents only.
/// </summary>
internal static class RetryRules
{
    /// <summary>The maximum number of new tries of one payment.</summary>
    public const int MostTries = 4;

    /// <summary>The longest pause between two of them, in days.</summary>
    public const int LongestPauseDays = 3;

    /// <summary>The number of days after the due day on which the last new try may be made.</summary>
    public const int Days = MostTries * LongestPauseDays;

    /// <summary>The last day of a consent whose last payment is due on a day.</summary>
    public static DateOnly LastDayAfter(DateOnly lastDue) =>
        DateOnly.MaxValue.DayNumber - lastDue.DayNumber > Days ? lastDue.AddDays(Days) : DateOnly.MaxValue;
}
