#pragma warning disable RS0030 // The one place that may cut a moment down to a day.
namespace MotoPortal.Primitives;

/// <summary>Says which day it is in a store, and when a day there begins.</summary>
/// <param name="Zone">The store's time zone.</param>
public sealed record StoreCalendar(TimeZoneInfo Zone)
{
    /// <summary>The calendar of UTC, for days that belong to no store.</summary>
    public static StoreCalendar Utc { get; } = new(TimeZoneInfo.Utc);

    /// <summary>The day at the store at that moment; clamped to the range of the calendar.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(At(moment).DateTime);

    /// <summary>The moment on the store's clock.</summary>
    public DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The first moment of a day, UTC.</summary>
    public DateTimeOffset StartOf(DateOnly day) => MomentOf(day, 0);

    /// <summary>The moment at which an hour of a day begins, UTC; the next valid one when clocks are put forward over it.</summary>
    /// <param name="day">The day at the store.</param>
    /// <param name="hour">The hour, 0 to 23.</param>
    public DateTimeOffset MomentOf(DateOnly day, int hour)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        // When clocks are put back, an hour occurs twice; the first has the larger offset.
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
