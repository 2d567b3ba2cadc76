namespace MotoPortal.Consents.Expiry;

/// <summary>
/// The last day of a consent is a day of the store's calendar, and the store may be anywhere. It is written down as over once that
/// day has ended in the last place on earth (UTC-12); whoever charges compares it with the store's own day, which is never later.
/// </summary>
internal static class LastDay
{
    private static readonly TimeSpan LastPlaceOnEarth = TimeSpan.FromHours(12);

    /// <summary>The first day that has not ended everywhere; consents whose last day lies before it are over.</summary>
    public static DateOnly NotOverSince(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime - LastPlaceOnEarth);
}
