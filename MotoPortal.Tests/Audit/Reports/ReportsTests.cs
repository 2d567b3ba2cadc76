using System.Diagnostics;
using System.Globalization;
using System.Text;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Entries;
using MotoPortal.Audit.Reports;
using MotoPortal.Primitives;
using MotoPortal.Tests.Support;
using Xunit.Abstractions;

namespace MotoPortal.Tests.Audit.Reports;

/// <summary>
/// The figures of the reports against the rows told in C#, for all stores, for one, and for an auditor of one.
/// <c>MOTOPORTAL_LIST_ROWS=100000</c> makes a bench run of it, which prints how long each report takes.
/// </summary>
public sealed class ReportsTests : IClassFixture<ReportedPortal>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 14, 0, 0, TimeSpan.Zero);
    private static readonly StoreCalendar Auckland = new(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland"));
    private static readonly StoreCalendar Parisian = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));

    private readonly ReportedPortal _reported;
    private readonly ITestOutputHelper _output;

    public ReportsTests(ReportedPortal reported, ITestOutputHelper output)
    {
        (_reported, _output) = (reported, output);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
    }

    public static TheoryData<string, string?> WhoAndWhere => new()
    {
        { "audrey", null }, { "audrey", "tml_Lyon" }, { "audrey", "tml_Paris" },
        { "aude", null }, { "aude", "tml_Lyon" }, { "aude", "tml_Paris" },
    };

    [Theory]
    [MemberData(nameof(WhoAndWhere))]
    public async Task Saves_and_declines_are_counted_by_day_store_reader_and_person(string who, string? store)
    {
        var calendar = store switch { "tml_Lyon" => Auckland, "tml_Paris" => Parisian, _ => StoreCalendar.Utc };
        var rows = Seen(who, store).Where(row => row.IsSaved || row.IsDeclined).ToList();

        await CountsAsync(ReportKind.SavesByDay, row => DayText.Brief(calendar.DayOf(row.At), CultureInfo.CurrentUICulture));
        await CountsAsync(ReportKind.SavesByStore, row => row.Store?.Value[4..] ?? "No store");
        await CountsAsync(ReportKind.SavesByReader, row => row.Reader);
        await CountsAsync(ReportKind.SavesByPerson, row => row.Person);

        async Task CountsAsync(ReportKind kind, Func<ReportedRow, string> key)
        {
            var view = await ReadAsync(kind, who, store);
            view.Rows.Select(row => (row.Cells[0].Text, row.Cells[1].Number, row.Cells[2].Number))
                .Where(row => row.Item2 + row.Item3 > 0)
                .ShouldBe(
                    rows.GroupBy(key, StringComparer.Ordinal).Select(group =>
                        (group.Key, (double?)group.Count(row => row.IsSaved), (double?)group.Count(row => row.IsDeclined))),
                    ignoreOrder: true);
        }
    }

    [Theory]
    [MemberData(nameof(WhoAndWhere))]
    public async Task The_median_and_the_classes_are_those_of_the_saved_cards(string who, string? store)
    {
        var seconds = Seen(who, store).Where(row => row.IsSaved).Select(row => row.Seconds).Order().ToList();

        var view = await ReadAsync(ReportKind.Durations, who, store);

        if (seconds.Count == 0)
        {
            view.Summary.ShouldBeNull();
            return;
        }

        var median = TimeSpan.FromSeconds((seconds[(seconds.Count - 1) / 2] + seconds[seconds.Count / 2]) / 2d);
        view.Summary.ShouldBe($"Half of the cards were saved within {(int)median.TotalMinutes} min {median.Seconds:00} s.");
        view.Rows.Select(row => row.Cells[1].Number).ShouldBe(new[] { (0, 60), (60, 120), (120, 180), (180, 300), (300, 600), (600, 9999) }
            .Select(range => (double?)seconds.Count(taken => taken >= range.Item1 && taken < range.Item2)));
    }

    [Theory]
    [MemberData(nameof(WhoAndWhere))]
    public async Task Each_charge_is_covered_or_lacks_one_thing_at_the_moment_at_which_it_was_sent(string who, string? store)
    {
        var charges = Seen(who, store).Where(row => row.IsCharged)
            .Select(row => (row.Number, Cause: row.Cause(row.Number == 13 ? StoreCalendar.Utc : CalendarOf(row.Store)))).ToList();
        var uncovered = charges.Where(charge => charge.Cause is not CoverCause.Covered).OrderByDescending(charge => charge.Number).ToList();

        var counts = await ReadAsync(ReportKind.Coverage, who, store);
        var list = await ReadAsync(ReportKind.Uncovered, who, store);

        counts.Rows.Where(row => row.Cells[1].Number + row.Cells[2].Number > 0)
            .Select(row => (row.Cells[0].Text, row.Cells[1].Number + row.Cells[2].Number))
            .ShouldBe(
                charges.GroupBy(charge => ReportText.Of(charge.Cause), StringComparer.Ordinal)
                    .Select(group => (group.Key, (double?)group.Count())),
                ignoreOrder: true);
        list.Rows.Select(row => (row.Cells[0].Text, row.Cells[2].Text))
            .ShouldBe(uncovered.Take(ReportView.MostRows).Select(charge => ($"P-{100_000 + charge.Number}", ReportText.Of(charge.Cause))));
        list.IsCut.ShouldBe(uncovered.Count > ReportView.MostRows);
        if (list.Rows is [var first, ..])
        {
            first.Cells[0].Href.ShouldBe($"/charges/chg_{uncovered[0].Number:0000000}");
        }
    }

    [Theory]
    [MemberData(nameof(WhoAndWhere))]
    public async Task Consents_and_cards_end_by_the_calendar_of_their_store(string who, string? store)
    {
        var inForce = Seen(who, store)
            .Where(row => row.IsSaved && !row.HasEnded && row.ValidUntil >= CalendarOf(row.Store).DayOf(Now)).ToList();

        var months = await ReadAsync(ReportKind.EndingByMonth, who, store);
        var versions = await ReadAsync(ReportKind.TermsVersions, who, store);
        var soon = await ReadAsync(ReportKind.EndingSoon, who, store);

        months.Rows.Select(row => (row.Cells[0].Text, row.Cells[1].Number, row.Cells[2].Number)).ShouldBe(
            Enumerable.Range(0, 12).Select(ahead => new DateOnly(2026, 11, 1).AddMonths(ahead)).Select(month => (
                ReportText.MonthOf(month),
                (double?)inForce.Count(row => (row.ValidUntil.Year, row.ValidUntil.Month) == (month.Year, month.Month)),
                (double?)inForce.Count(row => row.CardEnds == (month.Year, month.Month)))));
        versions.Rows.Select(row => (row.Cells[1].Number, row.Cells[2].Number)).ShouldBe(
            inForce.GroupBy(row => row.TermsVersion).OrderByDescending(version => version.Key)
                .Select(version => version.Key == 4 ? ((double?)version.Count(), (double?)0) : (0, version.Count())));
        if (!soon.IsCut)
        {
            var horizon = CalendarOf(LocationId.TryFrom(store)).DayOf(Now).AddDays(30);
            soon.Rows.Where(row => row.Cells[1].Text is "Consent").Select(row => row.Cells[0].Text).ShouldBe(
                inForce.Where(row => row.ValidUntil <= horizon).Select(row => $"C-{100_000 + row.Number}"), ignoreOrder: true);
            soon.Rows.Count(row => row.Cells[1].Text is "Card").ShouldBe(
                inForce.Count(row => row.CardEnds.CompareTo((horizon.Year, horizon.Month)) <= 0));
        }
    }

    [Fact]
    public async Task Refused_accesses_are_counted_by_day_and_person()
    {
        var days = await ReadAsync(ReportKind.Refusals, "audrey");
        var people = await ReadAsync(ReportKind.RefusalsByPerson, "audrey");

        days.Rows.Where(row => row.Cells[1].Number + row.Cells[2].Number > 0)
            .Select(row => $"{row.Cells[0].Text}: {row.Cells[1].Text}, {row.Cells[2].Text}".Replace('\u00A0', ' '))
            .ShouldBe(["10 Nov 2026: 1, 1", "11 Nov 2026: 1, 0"]);
        people.Rows.ShouldHaveSingleItem().Cells.ShouldBe(
            [new("Camille D.", Href: "/ledger?kind=access.refused&from=2026-11-01&until=2026-11-12"), new("2", 2)]);
    }

    [Fact]
    public async Task A_report_is_written_to_a_file_for_spreadsheets_and_a_clerk_gets_none()
    {
        using var file = new MemoryStream();
        var address = AddressOf("tml_Lyon");

        var rows = await WorkflowOf("audrey").WriteAsync(
            ReportKind.SavesByStore, address, ExportFormat.Csv, file, CancellationToken.None);
        var refused = await WorkflowOf("camille").WriteAsync(
            ReportKind.SavesByStore, address, ExportFormat.Csv, file, CancellationToken.None);

        rows.ShouldBeGiven().ShouldBe(1);
        refused.ShouldBeOfType<Permitted<long>.NotAllowed>();
        var lines = Encoding.UTF8.GetString(file.ToArray()).TrimEnd().Split("\r\n");
        lines[0].ShouldContain("report=SavesByStore, from=2026-11-01, until=2026-11-12, store=tml_Lyon");
        lines[^1].ShouldStartWith($"\"Lyon\",\"{Seen("audrey", "tml_Lyon").Count(row => row.IsSaved)}\",");
        (await WorkflowOf("camille").ReadAsync(ReportKind.Refusals, address, CancellationToken.None))
            .ShouldBeOfType<Permitted<ReportView>.NotAllowed>();
    }

    [Fact]
    public async Task The_time_of_each_report()
    {
        foreach (var kind in Enum.GetValues<ReportKind>())
        {
            var clock = Stopwatch.StartNew();
            await WorkflowOf("audrey").ReadAsync(
                kind, ReportAddress.Read("/reports?from=2025-11-28&until=2026-11-27"), CancellationToken.None);
            _output.WriteLine($"{kind}: {clock.ElapsedMilliseconds} ms");
        }
    }

    private static StoreCalendar CalendarOf(LocationId? store) =>
        store == ReportedPortal.Lyon ? Auckland : store == ReportedPortal.Paris ? Parisian : StoreCalendar.Utc;

    private static ReportAddress AddressOf(string? store) =>
        ReportAddress.Read("/reports?from=2026-11-01&until=2026-11-12") with { Store = LocationId.TryFrom(store) };

    private List<ReportedRow> Seen(string who, string? store) =>
    [
        .. _reported.All.Where(row => store is null || row.Store?.Value == store)
            .Where(row => who is not "aude" || row.Store == ReportedPortal.Lyon),
    ];

    private ReportWorkflow WorkflowOf(string who) => _reported.Host
        .As(who switch { "aude" => ReportedPortal.AudeOfLyon, "camille" => ActingPeople.Camille, _ => ActingPeople.Audrey })
        .Get<ReportWorkflow>();

    private async Task<ReportView> ReadAsync(ReportKind kind, string who, string? store = null) =>
        (await WorkflowOf(who).ReadAsync(kind, AddressOf(store), CancellationToken.None)).ShouldBeGiven();
}
