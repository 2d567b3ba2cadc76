using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Terms.Pages;
using MotoPortal.Terms.Versions;
using MotoPortal.Tests.Support;
using MudBlazor;

namespace MotoPortal.Tests.Terms;

/// <summary>The editor of the draft, on a real database.</summary>
public sealed class TermsDraftPageTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task What_is_typed_is_kept_a_moment_later_without_a_button()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await using var screen = host.Screen("en", Policies.Administer);
        var page = Open(screen);

        await page.Find("#part-Timing").InputAsync("Only this: {timing}.");
        ScreenContext.Words(page.Find(".kept")).ShouldBe("Keeping what you typed…");
        screen.Clock.Advance(Pause);

        page.WaitForAssertion(() => ScreenContext.Words(page.Find(".kept")).ShouldBe("Everything is kept"));
        (await host.DraftAsync()).TextOf("en", TermsPartKey.Timing).ShouldBe("Only this: {timing}.");
    }

    [Fact]
    public async Task What_is_typed_is_kept_when_the_page_is_left_at_once()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await using var screen = host.Screen("en", Policies.Administer);
        var page = Open(screen);

        await page.Find("#part-Timing").InputAsync("Left at once: {timing}.");
        page.Instance.Dispose();

        await WaitUntil.TrueAsync(async () => string.Equals(
            (await host.DraftAsync()).TextOf("en", TermsPartKey.Timing), "Left at once: {timing}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_missing_stands_beside_its_field_and_beside_the_button_and_in_the_language_it_is_missing_in()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await host.WriteAsync("fr", TermsPartKey.Expiry, "");
        await using var screen = host.Screen("en", Policies.Administer);
        var page = Open(screen);

        await page.Find("#part-Amount").InputAsync("We charge {ammount}.");

        page.FindAll("#part-Amount-problems li").Select(ScreenContext.Words).ShouldBe(["{amount} is missing.", "Nothing fills {ammount}."]);
        page.FindAll("section ul li").Select(ScreenContext.Words).ShouldBe(
        [
            "English · How the amount is set {amount} is missing.",
            "English · How the amount is set Nothing fills {ammount}.",
            "French · Until when it holds There are no words.",
        ]);
        page.FindAll("nav a").Select(ScreenContext.Words).ShouldBe(["English 2 to do", "French 1 to do"]);
        page.FindAll("section a")[2].GetAttribute("href").ShouldBe("/terms/draft?language=fr#part-Expiry");
    }

    [Fact]
    public async Task The_preview_follows_each_key_with_example_values()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await using var screen = host.Screen("fr", Policies.Administer);
        var page = Open(screen);

        await page.Find("#part-Expiry").InputAsync("Jusqu’au {until}, chez {merchant}.");

        page.FindAll(".words p")
            .Select(words => words.TextContent)
            .ShouldContain(words => words == UnbrokenDates.In("Jusqu’au 23 novembre 2027, chez Atelier Lumière."));
    }

    [Fact]
    public async Task What_another_administrator_writes_appears_and_takes_nothing_away()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await using var screen = host.Screen("en", Policies.Administer);
        var page = Open(screen);

        await page.Find("#part-Timing").InputAsync("Mine: {timing}.");
        await host.WriteAsync("en", TermsPartKey.Amount, "Theirs: {amount}.");

        page.WaitForAssertion(() => page.Find("#part-Amount").GetAttribute("value").ShouldBe("Theirs: {amount}."));
        page.Find("#part-Timing").GetAttribute("value").ShouldBe("Mine: {timing}.");
        screen.Clock.Advance(Pause);
        await WaitUntil.TrueAsync(async () =>
            string.Equals((await host.DraftAsync()).TextOf("en", TermsPartKey.Timing), "Mine: {timing}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_people_in_one_part_the_second_sees_the_other_text_and_chooses()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await using var screen = host.Screen("en", Policies.Administer);
        var page = Open(screen);
        await page.Find("#part-Timing").InputAsync("Mine: {timing}.");
        await host.WriteAsync("en", TermsPartKey.Timing, "Theirs: {timing}.");

        screen.Clock.Advance(Pause);

        page.WaitForAssertion(() => page.Find("#part-Timing-problems .theirs p").TextContent.ShouldBe("Theirs: {timing}."));
        page.Find("#part-Timing").GetAttribute("value").ShouldBe("Mine: {timing}.");
        (await host.DraftAsync()).TextOf("en", TermsPartKey.Timing).ShouldBe("Theirs: {timing}.");
        await page.InvokeAsync(() => page.FindAll(".theirs button")
            .Single(button => button.TextContent.Contains("Keep what I typed", StringComparison.Ordinal)).ClickAsync(new()));
        await WaitUntil.TrueAsync(async () =>
            string.Equals((await host.DraftAsync()).TextOf("en", TermsPartKey.Timing), "Mine: {timing}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_refused_for_another_persons_text_is_still_there_after_a_reload_and_is_chosen_then()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await using var screen = host.Screen("en", Policies.Administer);
        var page = Open(screen);
        await page.Find("#part-Timing").InputAsync("Mine: {timing}.");
        await host.WriteAsync("en", TermsPartKey.Timing, "Theirs: {timing}.");
        screen.Clock.Advance(Pause);
        page.WaitForAssertion(() => page.Find("#part-Timing-problems .theirs p").TextContent.ShouldBe("Theirs: {timing}."));

        var again = Open(screen);

        again.Find(".draft-restored").TextContent.ShouldContain("What you had typed here is back.");
        again.Find("#part-Timing").GetAttribute("value").ShouldBe("Mine: {timing}.");
        again.Find("#part-Timing-problems .theirs p").TextContent.ShouldBe("Theirs: {timing}.");
        (await host.DraftAsync()).TextOf("en", TermsPartKey.Timing).ShouldBe("Theirs: {timing}.");
        await again.InvokeAsync(() => again.FindAll(".theirs button")
            .Single(button => button.TextContent.Contains("Take what stands there", StringComparison.Ordinal)).ClickAsync(new()));
        again.Find("#part-Timing").GetAttribute("value").ShouldBe("Theirs: {timing}.");

        var last = Open(screen);
        last.FindAll(".draft-restored").ShouldBeEmpty();
        last.Find("#part-Timing").GetAttribute("value").ShouldBe("Theirs: {timing}.");
    }

    [Fact]
    public async Task A_card_number_is_refused_beside_the_field_and_stays_there_to_be_mended()
    {
        await using var host = await TermsHost.StartAsync();
        var before = await host.BeginAsync();
        await using var screen = host.Screen("en", Policies.Administer);
        var page = Open(screen);

        await page.Find("#part-Timing").InputAsync("{timing} on 4242 4242 4242 4242");
        await page.Find("#part-Timing").BlurAsync(new FocusEventArgs());

        page.WaitForAssertion(() => ScreenContext.Words(page.Find("#part-Timing-problems [role=alert]"))
            .ShouldStartWith("This looks as if it held a card number"));
        ScreenContext.Words(page.Find(".kept")).ShouldBe("Not all of it is kept");
        page.Find("#part-Timing").GetAttribute("value").ShouldBe("{timing} on 4242 4242 4242 4242");
        (await host.DraftAsync()).Digest.ShouldBe(before.Digest);
    }

    [Fact]
    public async Task A_language_is_added_with_everything_to_do_and_can_be_taken_away_again()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await using var screen = host.Screen("en", Policies.Administer);
        var dialogs = screen.Render<MudDialogProvider>();
        var page = Open(screen);

        await page.Find("#add-language").ChangeAsync(new ChangeEventArgs { Value = "de" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => page.FindAll("nav a").Select(ScreenContext.Words).ShouldBe(["English", "French", "German 11 to do"]));
        page.WaitForAssertion(() => page.Find("nav a[aria-current]").TextContent.Trim().ShouldStartWith("German"));
        page.FindAll("details p")[2].TextContent.ShouldBe(
            "We charge the card {timing}.", "Whoever translates has the English beside the field.");
        page.Find("#add-language").QuerySelectorAll("option[value=de]").ShouldBeEmpty();

        var removing =
            page.FindAll("button").Single(button => ScreenContext.Words(button) == "Remove German").ClickAsync(new MouseEventArgs());
        dialogs.WaitForAssertion(() => ScreenContext.Words(dialogs.Find(".mud-dialog-title")).ShouldBe("Remove German from the draft?"));
        await dialogs.FindAll(".mud-dialog button")
            .Single(button => ScreenContext.Words(button) == "Remove").ClickAsync(new MouseEventArgs());
        await removing;

        page.WaitForAssertion(() => page.FindAll("nav a").Select(ScreenContext.Words).ShouldBe(["English", "French"]));
    }

    [Fact]
    public async Task Nothing_is_published_while_something_is_missing()
    {
        await using var host = await TermsHost.StartAsync();
        await host.BeginAsync();
        await using var screen = host.Screen("en", Policies.Administer);
        var page = Open(screen);
        await page.Find("#part-Timing").InputAsync("Whenever.");

        await page.FindAll("section button").Single().ClickAsync(new MouseEventArgs());

        ScreenContext.Words(page.Find(".acting")).ShouldBe("It cannot be published yet. What is missing stands in the list.");
        (await host.DraftAsync()).TextOf("en", TermsPartKey.Timing).ShouldBe("Whenever.");
        (await host.Reads.NewestAsync(CancellationToken.None)).Number.ShouldBe(2);
    }

    [Fact]
    public async Task Where_no_draft_is_written_one_can_be_begun()
    {
        await using var host = await TermsHost.StartAsync();
        await using var screen = host.Screen("en", Policies.Administer);
        var page = screen.Render<TermsDraftPage>();
        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("No draft is being written"));

        await page.FindAll("button").Single().ClickAsync(new MouseEventArgs());

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("Draft of version 3"));
    }

    private static IRenderedComponent<TermsDraftPage> Open(ScreenContext screen)
    {
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/terms/draft");
        var page = screen.Render<TermsDraftPage>();
        page.WaitForAssertion(() => page.FindAll("textarea").Count.ShouldBe(11));
        return page;
    }
}
