using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Terms.Pages;
using MotoPortal.Terms.Versions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Terms;

/// <summary>The pages that show published terms, on a real database.</summary>
public sealed class TermsPagesTests
{
    [Fact]
    public async Task The_list_says_which_version_is_in_use_and_who_published_it()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await host.PublishAsync();
        await host.BeginAsync();
        await using var screen = host.Screen("en", Policies.SeeTerms);

        var page = screen.Render<TermsPage>();

        page.WaitForAssertion(() => page.FindAll("li").Select(ScreenContext.Words).ShouldBe(
        [
            "Draft of version 4 Draft English, French Begun by Alex P. 23 Nov 2026 14:02",
            "Version 3 In use English, French Published by Alex P. 23 Nov 2026 14:02",
            "Version 2 Older English, French Published by MotoPortal 30 Nov 2026 01:00",
            "Version 1 Older English, French Published by MotoPortal 1 Nov 2026 01:00",
        ]));
        page.FindAll("button").ShouldBeEmpty("Only an administrator writes terms.");
    }

    [Fact]
    public async Task A_version_is_shown_in_each_of_its_languages()
    {
        await using var host = await TermsHost.StartAsync();
        await using var screen = host.Screen("fr", Policies.SeeTerms);

        var page = Open(screen, "/terms/1", 1);
        ScreenContext.Words(page.Find("h1")).ShouldBe("Conditions, version 1");
        page.FindAll("dd")[2].TextContent.ShouldBe("Nous débitons la carte {timing}.");
        page.FindAll("nav a").Select(link => link.GetAttribute("href")).ShouldBe(["/terms/1?language=en", "/terms/1?language=fr"]);

        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/terms/1?language=en");
        page.WaitForAssertion(() => page.FindAll("dd")[2].TextContent.ShouldBe("We charge the card {timing}."));
        page.FindAll("dt").Count.ShouldBe(11);
        page.Find("code").TextContent.ShouldBe((await host.Reads.FindAsync(1, CancellationToken.None))!.Languages[0].Sha256);
    }

    [Fact]
    public async Task The_difference_marks_what_is_gone_and_what_is_new_and_the_address_says_so()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await host.WriteAsync("en", TermsPartKey.Timing, "We charge your card {timing}.");
        await host.Workflow.AskWithPreviousAsync(3, TermsPartKey.Changes, together: false, CancellationToken.None);
        await host.Workflow.AskWithPreviousAsync(3, TermsPartKey.Privacy, together: true, CancellationToken.None);
        await host.PublishAsync();
        await using var screen = host.Screen("en", Policies.SeeTerms);
        var page = Open(screen, "/terms/3", 3);

        await page.Find("select").ChangeAsync(new ChangeEventArgs { Value = "2" });

        screen.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/terms/3?language=en&with=2");
        page.WaitForAssertion(() => page.FindAll("dd").Count.ShouldBe(11));
        page.FindAll("dd")[2].InnerHtml.ShouldBe("We charge <del>the</del><ins>your</ins> card {timing}.");
        ScreenContext.Words(page.FindAll("dt")[2]).ShouldBe("When and how often");
        ScreenContext.Words(page.FindAll("dt")[3]).ShouldBe("How the amount is set Unchanged");
        var names = page.FindAll("dt").Select(ScreenContext.Words).ToList();
        names.Where(name => name.EndsWith("Now a question of its own", StringComparison.Ordinal)).ShouldHaveSingleItem();
        names.Where(name => name.EndsWith("Now asked together with the part before", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_number_that_no_version_has_is_told_in_plain_words()
    {
        await using var host = await TermsHost.StartAsync();
        await using var screen = host.Screen("en", Policies.SeeTerms);

        Open(screen, "/terms/9", 9).Find("h1").TextContent.ShouldBe("There are no terms of this number");
    }

    private static IRenderedComponent<TermsVersionPage> Open(ScreenContext screen, string address, int number)
    {
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = screen.Render<TermsVersionPage>(parameters => parameters.Add(version => version.Number, number));
        page.WaitForState(() => page.FindAll("main, h1").Count > 0 && page.FindAll("[role=status].skeleton").Count == 0);
        return page;
    }
}
