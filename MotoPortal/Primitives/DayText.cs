using System.Globalization;

namespace MotoPortal.Primitives;

/// <summary>
/// Writes days and moments. The spaces do not break, so that a date stays on one line; French writes the first of a month as
/// <c>1er</c> (Imprimerie nationale, "Lexique des règles typographiques", dates).
/// </summary>
public static class DayText
{
    private const char Space = '\u00a0';

    /// <summary>A day, such as <c>23 Nov 2027</c>.</summary>
    public static string Brief(DateOnly day, CultureInfo culture) => Of(day.ToDateTime(default), "d MMM yyyy", culture);

    /// <summary>A day, such as <c>23 November 2027</c>.</summary>
    public static string InFull(DateOnly day, CultureInfo culture) => Of(day.ToDateTime(default), "d MMMM yyyy", culture);

    /// <summary>The day of a moment on the clock of its offset, such as <c>23 Nov 2027</c>.</summary>
    public static string Brief(DateTimeOffset local, CultureInfo culture) => Of(local.DateTime, "d MMM yyyy", culture);

    /// <summary>A moment on the clock of its offset, such as <c>23 Nov 2026 14:02</c>.</summary>
    /// <param name="local">The moment.</param>
    /// <param name="culture">The culture of the reader.</param>
    /// <param name="time">The format of the time.</param>
    public static string BriefMoment(DateTimeOffset local, CultureInfo culture, string time = "HH:mm") =>
        Of(local.DateTime, $"d MMM yyyy {time}", culture);

    /// <summary>A moment of the last days on the clock of its offset, such as <c>23 Nov 14:02</c>.</summary>
    public static string RecentMoment(DateTimeOffset local, CultureInfo culture) => Of(local.DateTime, "d MMM HH:mm", culture);

    /// <summary>A moment on the clock of its offset, such as <c>23 November 2026 14:02</c>.</summary>
    public static string MomentInFull(DateTimeOffset local, CultureInfo culture) => Of(local.DateTime, "d MMMM yyyy HH:mm", culture);

    /// <summary>A moment in a store, such as <c>23 November 2026 15:02 (Europe/Paris)</c>.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="calendar">The store's calendar.</param>
    /// <param name="culture">The culture of the reader.</param>
    public static string MomentInFull(DateTimeOffset moment, StoreCalendar calendar, CultureInfo culture) =>
        $"{MomentInFull(calendar.At(moment), culture)} ({calendar.Zone.Id})";

    // In one format, because many languages decline a month's name beside the number of the day.
    private static string Of(DateTime moment, string format, CultureInfo culture)
    {
        var text = moment.ToString(format, culture).Replace(' ', Space);
        return moment.Day == 1 && culture.TwoLetterISOLanguageName is "fr" ? $"1er{text[1..]}" : text;
    }
}
