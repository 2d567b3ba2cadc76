using Bunit;
using MotoPortal.Accounts.Roles;
using MotoPortal.Overview.Home;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Overview;

[Collection(RecordsTests.Name)]
public sealed class HomePageTests(RecordsPortal records)
{
    [Fact]
    public async Task A_clerk_sees_the_next_action_and_what_is_not_finished()
    {
        await using var screen = records.Screen(StaffRoles.Clerk);

        var page = screen.Render<HomePage>();
        page.WaitForElement("li");

        page.Find("h1").TextContent.ShouldBe("Hello, Camille D.");
        page.Find("a.mud-button-filled").GetAttribute("href").ShouldBe("/save-card");
        var open = page.FindAll("section li a").Single();
        open.GetAttribute("href").ShouldBe($"/save-card/{records.AdasSetup}");
        ScreenContext.Words(open).ShouldStartWith("Ada Lovelace B-7 Ready for a reader");
        page.FindAll("h2").Select(heading => heading.TextContent).ShouldBe(["Not finished yet"]);
    }

    [Fact]
    public async Task A_supervisor_who_has_begun_nothing_has_nothing_waiting()
    {
        await using var screen = records.Screen(StaffRoles.Supervisor, "fr");

        var page = screen.Render<HomePage>();
        page.WaitForElement("section p");

        ScreenContext.Words(page.Find("section")).ShouldBe("Pas encore terminé Rien ne vous attend.");
    }

    [Fact]
    public async Task An_auditor_sees_the_latest_consents_and_no_button_to_save_a_card()
    {
        await using var screen = records.Screen(StaffRoles.Auditor);

        var page = screen.Render<HomePage>();
        page.WaitForElement("section li");

        page.FindAll("h2").Select(heading => heading.TextContent).ShouldBe(["Latest consents"]);
        page.FindAll("section li").Select(ScreenContext.Words).Select(words => words.Split(" until ")[0].Split(" from ")[0]).ShouldBe(
            [
                "C-1002 Ada Lovelace Fleurs · One charge of up to €80.00, as it results",
                "C-1001 Zoë Ångström Fleurs · Up to €80.00 each, as it results",
            ]);
        page.FindAll("a[href^='/save-card']").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_is_told_that_nothing_wants_attention_when_nothing_does()
    {
        await using var screen = records.Screen(StaffRoles.Admin);

        var page = screen.Render<HomePage>();
        page.WaitForAssertion(() => ScreenContext.Words(page.Find("section")).ShouldBe("Attention This list is empty."));
    }
}
