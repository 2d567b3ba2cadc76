using System.Reflection;

namespace MotoPortal.Data;

/// <summary>
/// What queries ask of a moment. Each database says it in its own SQL (<see cref="PortalDb"/>), so that both group by the days of a time
/// zone of which they know nothing but its offset.
/// </summary>
internal static class DbTime
{
    internal static readonly MethodInfo DayOfMethod = typeof(DbTime).GetMethod(nameof(DayOf))!;

    internal static readonly MethodInfo MillisecondsMethod = typeof(DbTime).GetMethod(nameof(Milliseconds))!;

    /// <summary>The day on a clock that differs from UTC by so much.</summary>
    /// <param name="moment">The moment, UTC.</param>
    /// <param name="offsetSeconds">What the clock is ahead of UTC, in seconds.</param>
    public static DateOnly DayOf(DateTimeOffset moment, int offsetSeconds) => throw OnlyInQueries();

    /// <summary>The milliseconds since 1970, UTC, of which the difference of two moments can be counted.</summary>
    public static long Milliseconds(DateTimeOffset moment) => throw OnlyInQueries();

    private static InvalidOperationException OnlyInQueries() => new("The database answers this, in a query.");
}
