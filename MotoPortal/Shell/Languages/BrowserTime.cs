namespace MotoPortal.Shell.Languages;

/// <summary>
/// The time zone of the person's browser, one per circuit. The browser sends it in a cookie, so it is known before the first rendering
/// without a round trip; UTC until then.
/// </summary>
internal sealed class BrowserTime
{
    /// <summary>The name of the cookie that <c>portal.js</c> writes.</summary>
    public const string Cookie = "moto-zone";

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>Sets the zone named by the browser; an unknown name leaves UTC.</summary>
    public void Use(string? zone)
    {
        if (zone is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            Zone = found;
        }
    }

    /// <summary>Converts a moment to the browser's time zone.</summary>
    public DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);
}
