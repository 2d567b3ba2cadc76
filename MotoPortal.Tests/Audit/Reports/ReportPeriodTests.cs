using MotoPortal.Audit.Reports;
using MotoPortal.Primitives;

namespace MotoPortal.Tests.Audit.Reports;

/// <summary>The days of a report.</summary>
public sealed class ReportPeriodTests
{
    private static readonly StoreCalendar Paris = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
    private static readonly DateOnly Today = new(2026, 11, 30);

    [Fact]
    public void A_period_is_cut_where_clocks_are_changed_and_has_no_gap()
    {
        var period = ReportPeriod.Of(new DateOnly(2026, 3, 1), new DateOnly(2026, 11, 1), Today, Paris);

        period.Stretches(Paris.Zone).ShouldBe(
        [
            new OffsetStretch(Utc(2026, 2, 28, 23), Utc(2026, 3, 29, 1), 3600),
            new OffsetStretch(Utc(2026, 3, 29, 1), Utc(2026, 10, 25, 1), 7200),
            new OffsetStretch(Utc(2026, 10, 25, 1), Utc(2026, 11, 1, 23), 3600),
        ]);
        period.Stretches(TimeZoneInfo.Utc).ShouldBe([new OffsetStretch(Utc(2026, 2, 28, 23), Utc(2026, 11, 1, 23), 0)]);
    }

    [Fact]
    public void A_zone_with_a_change_of_half_an_hour_is_cut_at_the_quarter()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe");
        var period = ReportPeriod.Of(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31), Today, new StoreCalendar(zone));

        period.Stretches(zone).Select(stretch => (stretch.Until, stretch.OffsetSeconds)).ShouldBe(
            [(new DateTimeOffset(2026, 10, 3, 15, 30, 0, TimeSpan.Zero), 37_800), (period.Until, 39_600)]);
    }

    [Fact]
    public void What_is_not_chosen_is_the_last_thirty_days_and_more_than_a_year_is_cut()
    {
        var usual = ReportPeriod.Of(null, null, Today, Paris);
        var turned = ReportPeriod.Of(Today, Today.AddDays(-3), Today, Paris);
        var old = ReportPeriod.Of(null, new DateOnly(2026, 1, 31), Today, Paris);
        var long2 = ReportPeriod.Of(new DateOnly(2020, 1, 1), null, Today, Paris);

        (usual.First, usual.Last, usual.IsByMonth, usual.WasCut).ShouldBe((new DateOnly(2026, 11, 1), Today, false, false));
        (turned.First, turned.Last).ShouldBe((Today.AddDays(-3), Today));
        (old.First, old.Last).ShouldBe((new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 31)));
        (long2.First, long2.Last, long2.IsByMonth, long2.WasCut).ShouldBe((new DateOnly(2025, 11, 30), Today, true, true));
        usual.Steps().Count().ShouldBe(30);
        long2.Steps().Count().ShouldBe(13);
    }

    [Fact]
    public void An_address_keeps_dates_and_store_and_drops_what_is_none()
    {
        var address = ReportAddress.Read("https://portal.example/reports?from=2026-11-01&until=yesterday&store=tml_1&person=x");

        address.ShouldBe(new ReportAddress { From = new DateOnly(2026, 11, 1), Store = LocationId.From("tml_1") });
        address.ToHref().ShouldBe("/reports?from=2026-11-01&store=tml_1");
        address.HrefOfExport(ReportKind.Coverage, "Csv").ShouldBe("/reports/Coverage/export?from=2026-11-01&store=tml_1&format=Csv");
        address.FilterNames().ShouldBe(["from=2026-11-01", "store=tml_1"]);
        ReportAddress.Read("/reports").ShouldBe(new ReportAddress());
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
