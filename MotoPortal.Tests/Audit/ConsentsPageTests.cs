using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit;
using MotoPortal.Shell.Fields;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit;

[Collection(RecordsTests.Name)]
public sealed class ConsentsPageTests(RecordsPortal records)
{
    [Fact]
    public async Task The_newest_consent_stands_first()
    {
        await using var screen = records.Screen(StaffRoles.Auditor);

        var page = Open(screen, "/consents");

        Numbers(page).ShouldBe(["C-1002", "C-1001"]);
        ScreenContext.Words(page.FindAll("tbody tr")[1]).ShouldContain("Zoë Ångström By telephone Fleurs · Up to €80.00 each, as it results from");
        ScreenContext.Words(page.FindAll("tbody tr")[1]).ShouldEndWith("Camille D. Card saved");
        ScreenContext.Words(page.Find("nav")).ShouldEndWith("2 in all");
    }

    [Theory]
    [InlineData("?sort=Number&dir=asc", "C-1001 C-1002")]
    [InlineData("?sort=Customer&dir=desc", "C-1001 C-1002")]
    [InlineData("?customer=zoe", "C-1001")]
    [InlineData("?customer=C-1002", "C-1002")]
    [InlineData("?channel=post", "C-1002")]
    [InlineData("?result=CardSaved", "C-1001")]
    [InlineData("?result=NoCard", "")]
    [InlineData("?person=camille&result=open", "C-1002")]
    [InlineData("?from=2199-01-01", "")]
    [InlineData("?moto=no", "")]
    [InlineData("?page=9", "C-1002 C-1001")]
    [InlineData("?kind=Recurring", "C-1001")]
    [InlineData("?kind=Instalments", "")]
    [InlineData("?store=tml_Nowhere", "")]
    [InlineData("?suspended=yes", "")]
    [InlineData("?terms=99", "")]
    [InlineData("?after=1002", "C-1001")]
    [InlineData("?before=end", "C-1002 C-1001")]
    [InlineData("?sort=Customer&dir=asc&after=1002", "C-1001")]
    public async Task The_address_chooses_the_rows_and_their_order(string query, string numbers)
    {
        await using var screen = records.Screen(StaffRoles.Auditor);

        var page = Open(screen, "/consents" + query);

        page.WaitForAssertion(() => string.Join(' ', Numbers(page)).ShouldBe(numbers), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_filter_goes_to_the_address_and_the_rows_follow()
    {
        await using var screen = records.Screen(StaffRoles.Admin);
        var page = Open(screen, "/consents");

        await page.FindAll("input[type=text]")[0].InputAsync("ada");
        screen.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Numbers(page).ShouldBe(["C-1002"]), TimeSpan.FromSeconds(10));

        screen.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith($"/consents?customer={AddressText.Seal("ada")}");
    }

    [Fact]
    public async Task Filters_that_fit_nothing_are_said_to_fit_nothing()
    {
        await using var screen = records.Screen(StaffRoles.Auditor, "fr");

        var page = Open(screen, "/consents?customer=personne-de-ce-nom");

        page.WaitForAssertion(() => page.Find(".empty strong").TextContent.ShouldBe("Aucun consentement ne correspond à ces filtres"));
    }

    [Fact]
    public async Task A_click_on_a_row_opens_the_drawer_and_its_address_does_so_too()
    {
        await using var screen = records.Screen(StaffRoles.Auditor);
        var page = Open(screen, "/consents");

        await page.FindAll("tbody tr")[1].ClickAsync(new MouseEventArgs());
        page.WaitForElement("[role=dialog] ol li", TimeSpan.FromSeconds(10));

        page.Find("[role=dialog] h2").TextContent.ShouldBe("C-1001");
        ScreenContext.Words(page.Find("[role=dialog]")).ShouldContain("Counted as Mail or telephone order");
        page.FindAll("[role=dialog] a:not([href='/schedules'])").Select(link => link.GetAttribute("href")).Distinct(StringComparer.Ordinal)
            .ShouldBe(
                [
                    $"/consents/{records.ZoesConsent}/dispute-pack.zip", $"/customers/{records.Zoe}",
                    $"/ledger?about={records.ZoesConsent}&dir=asc",
                ],
                ignoreOrder: true);
        page.Find("a.number").GetAttribute("href")!.ShouldStartWith("/consents?consent=con_");
        screen.Services.GetRequiredService<NavigationManager>().Uri.ShouldContain("?consent=con_");
    }

    [Fact]
    public async Task Escape_closes_the_drawer_and_the_list_stays_as_it_was()
    {
        await using var screen = records.Screen(StaffRoles.Auditor);
        var page = Open(screen, "/consents?sort=Number&dir=asc");
        await page.InvokeAsync(() => page.FindAll("tbody tr")[0].ClickAsync(new MouseEventArgs()));
        page.WaitForElement("[role=dialog] ol li", TimeSpan.FromSeconds(10));

        await page.Find("[role=dialog]").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });

        page.FindAll("[role=dialog]").ShouldBeEmpty();
        screen.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/consents?sort=Number&dir=asc");
    }

    [Fact]
    public async Task A_consent_that_does_not_exist_is_told_in_plain_words()
    {
        await using var screen = records.Screen(StaffRoles.Auditor);

        var page = Open(screen, "/consents?consent=con_nothing");

        page.WaitForAssertion(() => page.Find("[role=dialog] h2").TextContent.ShouldBe("There is no consent at this address"));
    }

    private static IRenderedComponent<ConsentsPage> Open(ScreenContext screen, string address)
    {
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = screen.Render<ConsentsPage>();
        page.WaitForAssertion(() => page.FindAll("tbody [role=status]").ShouldBeEmpty(), TimeSpan.FromSeconds(10));
        return page;
    }

    private static string[] Numbers(IRenderedComponent<ConsentsPage> page) =>
        [.. page.FindAll("a.number").Select(link => link.TextContent)];
}
