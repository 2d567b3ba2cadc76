namespace MotoPortal.Shell;

/// <summary>
/// The time zone of the person's browser, one per circuit. The browser tells it in a cookie, so it is known before the first
/// drawing and costs no round trip; UTC until it is known.
/// </summary>
internal sealed class BrowserTime
{
    /// <summary>The name of the cookie that <c>portal.js</c> writes.</summary>
    public const string Cookie = "moto-zone";

    /// <summary>The browser's zone.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>Takes the zone that the browser named; a name that is none leaves UTC.</summary>
    public void Use(string? zone)
    {
        if (zone is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            Zone = found;
        }
    }

    /// <summary>The moment on the person's clock.</summary>
    public DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);
}
