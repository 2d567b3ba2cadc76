using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Audit.Entries;
using MotoPortal.Audit.Entries.Listing;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Entries;

/// <summary>The ledger's page over the entries of a portal in which cards were saved.</summary>
[Collection(RecordsTests.Name)]
public sealed class LedgerPageTests(RecordsPortal records)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Opening_the_ledger_is_the_newest_entry_and_leafing_adds_none()
    {
        await using var screen = Screen();

        var page = Open(screen, "/ledger");
        var first = Rows(page)[0];
        var opened = await CountAsync("ledger.viewed");
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(page.Find("a[rel=next]").GetAttribute("href")!);
        page.WaitForAssertion(() => Numbers(page)[0].ShouldBeLessThan(NumberOf(first)), Patience);

        first.ShouldContain("Ledger opened");
        first.ShouldContain("Auditor");
        (await CountAsync("ledger.viewed")).ShouldBe(opened);
    }

    [Fact]
    public async Task A_filter_is_one_search_and_what_a_person_typed_is_not_kept()
    {
        await using var screen = Screen();
        var searches = await CountAsync("ledger.searched");

        var page = Open(screen, "/ledger?customer=ångström&kind=consent.given");

        Rows(page).ShouldHaveSingleItem().ShouldContain("Consent recorded C-1001 · Zoë Ångström");
        (await CountAsync("ledger.searched")).ShouldBe(searches + 1);
        (await NewestAsync("ledger.searched")).Payload!.Json.ShouldContain("""{"filters":["kind=consent.given","customer"]}""");
    }

    [Theory]
    [InlineData("?q=C-1001&kind=consent.given", "Consent recorded")]
    [InlineData("?card=4242&kind=card.sealed", "Card saved under the consent")]
    [InlineData("?person=camille&kind=setup.order_noted&customer=lovelace", "Order noted")]
    [InlineData("?q=B-7&kind=setup.order_noted", "Order noted")]
    [InlineData("?from=2199-01-01", null)]
    [InlineData("?until=2001-01-01", null)]
    [InlineData("?moto=no&kind=card.sealed", null)]
    [InlineData("?card=0001", null)]
    [InlineData("?outcome=Failed&kind=consent.given", null)]
    [InlineData("?customer=nobody-of-this-name", null)]
    public async Task The_address_chooses_the_entries(string query, string? only)
    {
        await using var screen = Screen();

        var page = Open(screen, "/ledger" + query);

        var rows = Rows(page);
        rows.Count.ShouldBe(only is null ? 0 : 1, string.Join('\n', rows));
        rows.ShouldAllBe(row => row.Contains(only!));
    }

    [Fact]
    public async Task A_customers_timeline_has_every_entry_once_from_the_oldest_over_its_pages()
    {
        await using var screen = Screen();
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var expected = await db.Set<LedgerEntry>()
            .Where(entry => entry.CustomerId == records.Zoe || entry.SetupId == records.ZoesSetup)
            .OrderBy(entry => entry.Sequence).Select(entry => entry.Sequence).ToListAsync();
        var ledger = records.As(StaffRoles.Auditor).Get<LedgerReads>();
        var query = new LedgerQuery { Subject = EntrySubject.TryFrom(records.Zoe.Value), OldestFirst = true, Size = 3 };

        List<long> forward = [], backward = [];
        for (ListCursor? place = ListCursor.Start; place is { } at;)
        {
            var page = await PageAsync(ledger, query with { Place = at });
            forward.AddRange(page.Rows.Select(row => row.Sequence));
            place = page.Next;
        }

        for (ListCursor? place = ListCursor.End; place is { } at;)
        {
            var page = await PageAsync(ledger, query with { Place = at });
            backward.InsertRange(0, page.Rows.Select(row => row.Sequence));
            place = page.Previous;
        }

        expected.Count.ShouldBeGreaterThan(8);
        forward.ShouldBe(expected);
        backward.ShouldBe(expected);
    }

    [Fact]
    public async Task The_drawer_says_an_entry_in_plain_words_and_leads_to_its_neighbours()
    {
        await using var screen = Screen();
        var given = await NewestAsync("consent.given", entry => entry.ConsentId == records.ZoesConsent);

        var page = Open(screen, $"/ledger?entry={given.Sequence}");
        page.WaitForElement("[role=dialog] dl", Patience);

        var drawer = ScreenContext.Words(page.Find("[role=dialog]"));
        drawer.ShouldContain("Consent recorded");
        drawer.ShouldContain("Camille D.");
        drawer.ShouldContain("Purpose 1 · Purpose Fleurs");
        drawer.ShouldContain("Order By telephone");
        drawer.ShouldContain(given.Commitment);
        drawer.ShouldContain("Stands in the ");
        page.FindAll("[role=dialog] nav a").Select(link => link.GetAttribute("href")!.Split("entry=")[1])
            .ShouldBe([$"{given.Sequence + 1}", $"{given.Sequence - 1}"]);
    }

    [Fact]
    public async Task An_entry_that_does_not_exist_is_told_in_plain_words()
    {
        await using var screen = Screen("fr");

        var page = Open(screen, "/ledger?entry=99999999");

        page.WaitForAssertion(() => page.Find("[role=dialog] h2").TextContent.ShouldBe("Aucune inscription ne porte ce numéro"), Patience);
    }

    [Fact]
    public async Task A_clerk_is_refused()
    {
        var ledger = records.As(StaffRoles.Clerk).Get<LedgerReads>();

        var answer = await ledger.ListAsync(new LedgerQuery(), isNew: true, CancellationToken.None);

        answer.ShouldBeOfType<Permitted<LedgerPageView>.NotAllowed>();
    }

    [Theory]
    [InlineData("1234", "jpy", true)]
    [InlineData("1234", "eur", false)]
    [InlineData("12.34", "eur", true)]
    [InlineData("12.34", "jpy", false)]
    [InlineData("1.234", "kwd", true)]
    [InlineData("1.234", "eur", false)]
    public async Task An_amount_means_what_it_is_worth_in_the_currency_of_the_entry(string typed, string currency, bool found)
    {
        var consent = ConsentId.Create(records.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        await records.Services.GetRequiredService<Atomic>().RunAsync(
            scope =>
            {
                records.Services.GetRequiredService<LedgerWriter>().Append(
                    scope,
                    "charge.denied",
                    Actor.Portal,
                    new LedgerSubjects(Consent: consent),
                    new ChargeEntries.Denied("AbovePeriodCap", 1234, currency, "CustomerOnLine", "Clerk"));
                return Task.CompletedTask;
            },
            CancellationToken.None);

        var query = (LedgerAddress.Read($"?amount={typed}") with { Kind = "charge.denied" }).ToQuery(TimeZoneInfo.Utc);
        var rows = (await records.As(StaffRoles.Auditor).Get<LedgerReads>().ListAsync(query, isNew: false, CancellationToken.None))
            .ShouldBeGiven().Rows;

        rows.Any(entry => entry.Consent == consent).ShouldBe(found);
    }

    [Fact]
    public async Task A_charge_is_found_by_its_amount()
    {
        var charge = await records.ChargeAsync(records.ZoesConsent, new Money(1234, "eur"));
        await using var screen = Screen();

        var page = Open(screen, "/ledger?amount=12.34&kind=charge.requested");

        Rows(page).ShouldHaveSingleItem().ShouldContain($"{charge.Number} · Zoë Ångström €12.34");
    }

    [Fact]
    public async Task A_filter_is_kept_for_its_person_without_what_they_typed()
    {
        await using var screen = Screen();
        var page = Open(screen, "/ledger?kind=consent.given&outcome=Done&customer=ada");

        await page.Find(".kept button.mud-button-root").ClickAsync(new MouseEventArgs());
        page.WaitForElement(".kept .one a", Patience);
        var kept = page.Find(".kept .one a");
        var others = await records.As(StaffRoles.Admin).Get<SavedFilterWorkflow>()
            .ListAsync(SavedFilterKind.Ledger, CancellationToken.None);

        kept.TextContent.ShouldBe("Consent recorded · Done");
        kept.GetAttribute("href").ShouldBe("/ledger?kind=consent.given&outcome=Done");
        others.ShouldBeOfType<Permitted<ImmutableArray<SavedFilterView>>.Given>().Value.ShouldBeEmpty();
        await page.Find(".kept .one button").ClickAsync(new MouseEventArgs());
        page.WaitForAssertion(() => page.FindAll(".kept .one").ShouldBeEmpty(), Patience);
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("JsonLines")]
    [InlineData("Xlsx")]
    public async Task An_export_is_the_file_whose_digest_stands_in_the_ledger(string format)
    {
        using var visitor = records.Visitor();
        await visitor.PractiseAsAsync("audrey@practice.example");

        var answer = await visitor.GetAsync($"/ledger/export?kind=consent.given&q=C-1001&format={format}");
        var file = await answer.Content.ReadAsByteArrayAsync();

        var entry = await NewestAsync("ledger.exported");
        var before = format is "JsonLines" ? file.AsSpan(0, file.AsSpan(0, file.Length - 1).LastIndexOf((byte)'\n') + 1) : file.AsSpan();
        entry.Payload!.Json.ShouldContain($"\"sha256\":\"{Convert.ToHexStringLower(SHA256.HashData(before))}\"");
        entry.Payload.Json.ShouldContain("\"entries\":1,\"filters\":[\"kind=consent.given\",\"search\"]");
        entry.Payload.Json.ShouldContain("\"isWhole\":true");
        if (format is "Xlsx")
        {
            Exports.XlsxSheetTests.Read(new MemoryStream(file))[^1].ShouldContain("|consent.given|Consent recorded|Camille D.|Clerk|");
            return;
        }

        var lines = Encoding.UTF8.GetString(file).TrimEnd().Split('\n');
        if (format is "JsonLines")
        {
            var given = await NewestAsync("consent.given", given => given.ConsentId == records.ZoesConsent);
            var line = JsonSerializer.Deserialize<JsonElement>(lines.Skip(1).SkipLast(1).ShouldHaveSingleItem());
            line.GetProperty("leaf").GetString().ShouldBe(given.ToLeaf().Json());
            line.GetProperty("details").GetString().ShouldBe(given.Payload!.Json);
            line.GetProperty("salt").GetString().ShouldBe(Convert.ToHexStringLower(given.Payload.Salt));
        }
        else
        {
            file[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
            lines[^1].ShouldContain("\"consent.given\",\"Consent recorded\",\"Camille D.\",\"Clerk\"");
        }
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+33 6", "\"'+33 6\"")]
    [InlineData("@x", "\"'@x\"")]
    [InlineData("a \"b\"; c", "\"a \"\"b\"\"; c\"")]
    [InlineData(null, "\"\"")]
    public void A_value_that_a_spreadsheet_would_run_is_text(string? value, string written)
    {
        CsvLine.Of(';', value, "x").ShouldBe($"{written};\"x\"\r\n");
        CsvLine.SeparatorOf(System.Globalization.CultureInfo.GetCultureInfo("fr")).ShouldBe(';');
        CsvLine.SeparatorOf(System.Globalization.CultureInfo.GetCultureInfo("en")).ShouldBe(',');
    }

    private ScreenContext Screen(string language = "en") => records.Screen(
        StaffRoles.Auditor, language, others: services => services
            .AddSingleton(records.As(StaffRoles.Auditor).Get<LedgerReads>())
            .AddSingleton(records.Services.GetRequiredService<StoreList>()));

    private static IRenderedComponent<LedgerPage> Open(ScreenContext screen, string address)
    {
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = screen.Render<LedgerPage>();
        page.WaitForAssertion(() => page.FindAll("tbody [role=status]").ShouldBeEmpty(), Patience);
        page.WaitForAssertion(() => page.FindAll("tbody tr, .empty strong").ShouldNotBeEmpty(), Patience);
        return page;
    }

    private static List<string> Rows(IRenderedComponent<LedgerPage> page) =>
        [.. page.FindAll("tbody tr").Where(row => row.QuerySelector("a.number") is not null).Select(ScreenContext.Words)];

    private static List<long> Numbers(IRenderedComponent<LedgerPage> page) => Rows(page).ConvertAll(NumberOf);

    private static long NumberOf(string row) => long.Parse(row.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<LedgerPageView> PageAsync(LedgerReads ledger, LedgerQuery query) =>
        (await ledger.ListAsync(query, isNew: false, CancellationToken.None)).ShouldBeOfType<Permitted<LedgerPageView>.Given>().Value;

    private async Task<int> CountAsync(string kind)
    {
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().CountAsync(entry => entry.Kind == kind);
    }

    private async Task<LedgerEntry> NewestAsync(
        string kind, System.Linq.Expressions.Expression<Func<LedgerEntry, bool>>? isMeant = null)
    {
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().AsNoTracking().Include(entry => entry.Payload).Where(entry => entry.Kind == kind)
            .Where(isMeant ?? (_ => true)).OrderByDescending(entry => entry.Sequence).FirstAsync();
    }
}
