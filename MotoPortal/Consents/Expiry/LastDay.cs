using MotoPortal.Primitives;

namespace MotoPortal.Consents.Expiry;

/// <summary>
/// The last day of a consent is a day of its store's calendar, which an administrator can change. Its end is written down once that day has
/// ended everywhere (UTC-12), so that none is ended too early; charges are checked against the store's own day, which is never later.
/// </summary>
internal static class LastDay
{
    private static readonly TimeSpan LastPlaceOnEarth = TimeSpan.FromHours(12);

    /// <summary>The earliest day that has not ended everywhere; a consent whose last day is before it is over.</summary>
    public static DateOnly NotOverSince(DateTimeOffset now) => StoreCalendar.Utc.DayOf(now - LastPlaceOnEarth);
}
