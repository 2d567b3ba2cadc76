using Microsoft.Playwright;
using MotoPortal.SaveCard.Reads;
using MotoPortal.Terms.Versions;
using MotoPortal.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Terms;

/// <summary>
/// An administrator writes new terms in a real browser, and a clerk reads them out. The class has its own portal, because terms apply to
/// all.
/// </summary>
public sealed class TermsBrowserTests(ChromiumFixture chromium, PracticePortal practice)
    : IClassFixture<ChromiumFixture>, IClassFixture<PracticePortal>
{
    private const string NewWords = "The card is charged only like this:";

    [ChromiumFact]
    public async Task What_an_administrator_publishes_is_what_the_next_customer_hears()
    {
        await chromium.VisitAsync(practice.Visitor with { Width = 390 }, async page =>
        {
            await page.SignInAsync("alex", "/terms");
            await page.GetByRole(AriaRole.Button, new() { Name = "Write a new version" }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("Draft of version 3");

            var timing = page.GetByLabel("When and how often", new() { Exact = true });
            await timing.FillAsync($"{NewWords} ");
            await Expect(page.Locator("#part-Timing-problems")).ToContainTextAsync("{timing} is missing.");
            await page.GetByRole(AriaRole.Link, new() { Name = "English · When and how often" }).ClickAsync();
            await Expect(timing).ToBeFocusedAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Insert {timing}" }).ClickAsync();
            await Expect(timing).ToHaveValueAsync($"{NewWords} {{timing}}");
            await Expect(page.Locator(".kept")).ToHaveTextAsync("Everything is kept");
            await ShouldBeAccessibleAndFitAsync(page);

            await page.ReloadAsync();
            await page.ListensAsync();
            await Expect(timing).ToHaveValueAsync($"{NewWords} {{timing}}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();

            await Expect(page.Locator("h1")).ToHaveTextAsync("Terms, version 3");
            await page.ListensAsync();
            await page.GetByLabel("Compare with").SelectOptionAsync("2");
            await Expect(page.Locator("dd ins").First).ToContainTextAsync("The card is charged");
            await ShouldBeAccessibleAndFitAsync(page);
        });

        await chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.SignInAsync("camille");
            var clerk = new ClerkAtWork(page, "en");
            await clerk.StartAsync();
            await clerk.MakeCustomerAsync("Terms Tester");
            await clerk.NoteOrderAsync("A-1");
            await clerk.AgreeAsync("Coffee");

            await clerk.IdentifyAsync();
            await clerk.ReachesAsync(nameof(SaveCardTexts.ScriptTitle));
            await Expect(page.Locator("[data-listens-to^='1 2']")).ToHaveCountAsync(1);
            await clerk.IsReadingAsync(TermsPartKey.Identity);
            await page.Keyboard.PressAsync("1");
            await clerk.IsReadingAsync(TermsPartKey.Timing);
            await Expect(page.Locator("[data-part]")).ToContainTextAsync(NewWords);
        });
    }

    private static async Task ShouldBeAccessibleAndFitAsync(IPage page)
    {
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ShouldBeAccessibleAsync();
        }

        await page.ShouldNotScrollSidewaysAsync();
    }
}
