using System.Globalization;
using CsCheck;
using MotoPortal.Primitives;

namespace MotoPortal.Tests.Primitives;

/// <summary>Days and moments in stores around the world, also when clocks change.</summary>
public sealed class StoreCalendarTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    [Theory]
    [InlineData("America/Los_Angeles", "2026-11-30T01:00Z", "2026-11-29")]
    [InlineData("Asia/Tokyo", "2026-11-29T23:30Z", "2026-11-30")]
    [InlineData("Pacific/Kiritimati", "2026-11-29T10:00Z", "2026-11-30")]
    [InlineData("Pacific/Kiritimati", "2026-11-29T09:59Z", "2026-11-29")]
    [InlineData("Europe/Paris", "2026-03-28T23:00Z", "2026-03-29")]
    public void A_moment_is_a_day_of_the_store(string zone, string moment, string day) =>
        Of(zone).DayOf(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture))
            .ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("America/Los_Angeles", "2026-03-08", 2, "2026-03-08T10:00Z")]
    [InlineData("America/Los_Angeles", "2026-11-01", 1, "2026-11-01T08:00Z")]
    [InlineData("Asia/Tokyo", "2026-11-30", 9, "2026-11-30T00:00Z")]
    [InlineData("America/Santiago", "2026-09-06", 0, "2026-09-06T04:00Z")]
    public void An_hour_that_clocks_leave_out_begins_with_the_next_and_one_that_they_repeat_with_its_first(
        string zone, string day, int hour, string moment) =>
        Of(zone).MomentOf(DateOnly.Parse(day, CultureInfo.InvariantCulture), hour)
            .ShouldBe(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));

    [Fact]
    public void A_day_begins_within_itself_and_a_second_earlier_is_the_day_before() =>
        Gen.Select(
            Gen.OneOf("America/Los_Angeles", "Asia/Tokyo", "Pacific/Kiritimati", "Europe/Paris", "America/Santiago", "UTC"),
            Gen.Int[0, 3_000]).Sample(
            (zone, days) =>
            {
                var calendar = Of(zone);
                var day = new DateOnly(2024, 1, 1).AddDays(days);
                calendar.DayOf(calendar.StartOf(day)).ShouldBe(day);
                calendar.DayOf(calendar.StartOf(day).AddSeconds(-1)).ShouldBe(day.AddDays(-1));
            },
            iter: 5_000);

    [Fact]
    public void A_written_day_stays_on_one_line_and_french_calls_the_first_of_a_month_1er()
    {
        DayText.Brief(new DateOnly(2026, 12, 1), French).ShouldBe("1er\u00a0déc.\u00a02026");
        DayText.InFull(new DateOnly(2026, 12, 1), French).ShouldBe("1er\u00a0décembre\u00a02026");
        DayText.Brief(new DateOnly(2026, 12, 2), French).ShouldBe("2\u00a0déc.\u00a02026");
        DayText.InFull(new DateOnly(2026, 12, 1), English).ShouldBe("1\u00a0December\u00a02026");
    }

    [Fact]
    public void A_moment_of_a_store_is_written_on_its_clock_with_its_zone() =>
        DayText.MomentInFull(new DateTimeOffset(2026, 11, 30, 23, 30, 0, TimeSpan.Zero), Of("Europe/Paris"), French)
            .ShouldBe("1er\u00a0décembre\u00a02026\u00a000:30 (Europe/Paris)");

    private static StoreCalendar Of(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));
}
