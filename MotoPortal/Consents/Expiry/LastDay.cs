namespace MotoPortal.Consents.Expiry;

/// <summary>
/// The last day of a consent is a day of the store's calendar, and the store's time zone is not known here. A consent counts as over once
/// that day has ended everywhere (UTC-12); charges are checked against the store's own day, which is never later.
/// </summary>
internal static class LastDay
{
    private static readonly TimeSpan LastPlaceOnEarth = TimeSpan.FromHours(12);

    /// <summary>The earliest day that has not ended everywhere; a consent whose last day is before it is over.</summary>
    public static DateOnly NotOverSince(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime - LastPlaceOnEarth);
}
