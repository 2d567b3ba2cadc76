using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Reports;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Reports;

/// <summary>The page of reports over a portal in which a card was saved.</summary>
[Collection(RecordsTests.Name)]
public sealed class ReportsPageTests(RecordsPortal records)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("en", "Reports", "Cards saved and declined, by day")]
    [InlineData("fr", "Rapports", "Cartes enregistrées et refusées, par jour")]
    public async Task Each_report_has_a_table_and_a_file(string language, string title, string first)
    {
        await using var screen = Screen(StaffRoles.Auditor, language);

        var page = Open(screen, "/reports");

        page.Find("h1").TextContent.ShouldBe(title);
        page.FindAll("h2").Select(heading => heading.TextContent).ToList()
            .ShouldBe([.. Enum.GetValues<ReportKind>().Select(ReportText.TitleOf)]);
        page.Find("h2").TextContent.ShouldBe(first);
        page.FindAll("#report-SavesByDay").ShouldHaveSingleItem();
        Section(page, ReportKind.SavesByDay).QuerySelectorAll("tbody tr").Length.ShouldBe(30);
        Section(page, ReportKind.SavesByPerson).TextContent.ShouldContain("Camille D.");
        SavedIn(page, ReportKind.SavesByDay).ShouldBe(SavedIn(page, ReportKind.SavesByPerson));
        SavedIn(page, ReportKind.SavesByDay).ShouldBeGreaterThan(0);
        Section(page, ReportKind.SavesByReader).QuerySelectorAll("thead th").Length.ShouldBe(4);
        Section(page, ReportKind.SavesByPerson).QuerySelector("a[download]")!.GetAttribute("href")
            .ShouldBe("/reports/SavesByPerson/export?format=Csv");
        page.FindAll("[data-print]").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_period_of_the_address_is_that_of_all_reports()
    {
        await using var screen = Screen(StaffRoles.Auditor);

        var page = Open(screen, "/reports?from=2025-01-01&until=2025-01-03");

        page.Find(".period").TextContent.Replace('\u00A0', ' ').Trim().ShouldStartWith("1 Jan 2025 to 3 Jan 2025");
        Section(page, ReportKind.SavesByDay).QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        Section(page, ReportKind.SavesByPerson).TextContent.ShouldContain("Nothing in this period.");
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/reports?from=2025-01-01&until=2025-01-02");
        page.WaitForAssertion(
            () => Section(page, ReportKind.SavesByDay).QuerySelectorAll("tbody tr").Length.ShouldBe(2), Patience);
    }

    [Fact]
    public async Task A_clerk_whose_role_was_taken_while_the_page_opened_is_refused()
    {
        await using var screen = Screen(StaffRoles.Clerk);

        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/reports");
        var page = screen.Render<ReportsPage>();

        page.WaitForAssertion(() => page.Markup.ShouldContain("This page is not part of your role"), Patience);
        page.FindAll("section").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_says_how_fast_its_script_was_read()
    {
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var json = await db.Set<LedgerEntry>().Where(entry => entry.Kind == "consent.given" && entry.ConsentId == records.ZoesConsent)
            .Select(entry => entry.Payload!.Json).SingleAsync();
        var questions = json.Split("\"question\":").Skip(1).Select(rest => rest.Split(',', '}')[0])
            .Distinct(StringComparer.Ordinal).Count();
        var asIfSpoken = System.Text.RegularExpressions.Regex.Replace(
            json, "\"seconds\":[0-9]+", "\"seconds\":30", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

        var speed = ReadingSpeedReads.SpeedOf(asIfSpoken).ShouldNotBeNull();

        // Each question took half a minute, so the speed tells the number of words.
        var words = speed * questions / 2;
        words.ShouldBe(Math.Round(words), tolerance: 0.01);
        words.ShouldBeGreaterThan(50);
        ReadingSpeedReads.SpeedOf("{\"details\":{}}").ShouldBeNull();
    }

    private ScreenContext Screen(string role, string language = "en") => records.Screen(
        role, language, others: services => services.AddSingleton(records.As(role).Get<ReportWorkflow>()));

    private static IRenderedComponent<ReportsPage> Open(ScreenContext screen, string address)
    {
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = screen.Render<ReportsPage>();
        page.WaitForAssertion(() => page.FindAll("section").Count.ShouldBe(Enum.GetValues<ReportKind>().Length), Patience);
        return page;
    }

    private static int SavedIn(IRenderedComponent<ReportsPage> page, ReportKind kind) => Section(page, kind)
        .QuerySelectorAll("tbody tr").Sum(row => int.Parse(row.QuerySelectorAll("td")[1].TextContent, CultureInfo.InvariantCulture));

    private static IElement Section(IRenderedComponent<ReportsPage> page, ReportKind kind) =>
        page.Find($"section[aria-labelledby=report-{kind}]");
}
