using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// Goal: on a page whose script is late, no control looks enabled that is not, and the first click works. Method: the script is held back,
/// so that the page stays as it was prerendered.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class FirstPressTests(ChromiumFixture chromium, PracticePortal practice)
{
    private const string Script = "**/_framework/blazor.web*.js";

    // A page is loaded when its last script is, which is held back here.
    private static readonly PageGotoOptions AsDrawnAhead = new() { WaitUntil = WaitUntilState.Commit };

    [ChromiumTheory]
    [InlineData("/save-card")]
    [InlineData("/charge")]
    [InlineData("/charges")]
    [InlineData("/customers")]
    [InlineData("/readers")]
    [InlineData("/schedules")]
    [InlineData("/outbox")]
    public Task Before_the_circuit_is_there_no_control_takes_a_press_or_a_letter_and_each_says_so(string path) =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.SignInAsync("camille", "/");
            var release = await HoldScriptAsync(page);
            await page.GotoAsync(path, AsDrawnAhead);

            await Expect(page.Locator("main[inert][aria-busy=true] h1")).ToBeVisibleAsync();
            (await page.Locator(Visiting.ListeningHeading).CountAsync()).ShouldBe(0);
            (await page.EvaluateAsync<string[]>(ReadyControls)).ShouldBeEmpty();
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)")).ShouldBeFalse();
            await page.ShouldBeAccessibleAsync();

            release();
            await page.ListensAsync();
            await Expect(page.Locator("main[inert], main[aria-busy]")).ToHaveCountAsync(0);
            await page.ShouldBeAccessibleAsync();
        });

    [ChromiumFact]
    public Task A_press_that_waits_for_the_button_acts_and_what_is_typed_stays() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.SignInAsync("camille", "/");
            var release = await HoldScriptAsync(page);
            await page.GotoAsync("/save-card", AsDrawnAhead);

            // Playwright clicks as soon as the button is enabled, as a person would.
            var press = page.Locator("main button.task").First.ClickAsync();
            press.IsCompleted.ShouldBeFalse();
            release();
            await press;

            await Expect(page).ToHaveURLAsync(
                new System.Text.RegularExpressions.Regex("/save-card/set_", default, TimeSpan.FromSeconds(1)));
            await page.SettlesAsync();
        });

    [ChromiumFact]
    public Task Meanwhile_the_navigation_leads_to_other_pages() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.SignInAsync("camille", "/");
            var release = await HoldScriptAsync(page);
            await page.GotoAsync("/save-card", AsDrawnAhead);
            await page.Locator("#main-navigation a[href='/readers'], #main-navigation a[href='readers']").ClickAsync();

            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/readers$", default, TimeSpan.FromSeconds(1)));
            await Expect(page.Locator("main[inert]")).ToHaveCountAsync(1);
            release();
            await page.ListensAsync();
        });

    [ChromiumFact]
    public Task When_the_script_never_comes_the_page_says_so_in_words() =>
        chromium.VisitAsync(practice.Visitor with { Expected = ["net::ERR_FAILED"] }, async page =>
        {
            await page.SignInAsync("camille", "/");
            await page.RouteAsync(Script, route => route.AbortAsync());
            await page.GotoAsync("/charge");

            await Expect(page.GetByText("This page is not connected to the portal")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        });

    [ChromiumFact]
    public Task Pages_without_a_circuit_are_ready_at_once() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await HoldScriptAsync(page);
            await page.GotoAsync("/account/sign-in");

            await Expect(page.Locator("main[inert]")).ToHaveCountAsync(0);
            await page.Locator("button[value='camille@practice.example']").ClickAsync();
            await Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sign-in", default, TimeSpan.FromSeconds(1)));
        });

    // Controls that are enabled or look enabled.
    private const string ReadyControls = """
        () => [...document.querySelectorAll('main :is(button, input, select, textarea, a[href])')]
          .filter(control => control.checkVisibility() && !control.disabled)
          .filter(control => {
            const { left, top, width, height } = control.getBoundingClientRect();
            const hit = document.elementFromPoint(left + width / 2, top + height / 2);
            let opacity = 1;
            for (let element = control; element; element = element.parentElement) opacity *= getComputedStyle(element).opacity;
            return (hit && control.contains(hit)) || opacity > 0.6;
          })
          .map(control => control.outerHTML.slice(0, 120))
        """;

    private static async Task<Action> HoldScriptAsync(IPage page)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync(Script, async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        return held.SetResult;
    }
}
