using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>The menu of what is seldom changed is closed until its button is pressed.</summary>
[Collection(BrowserTests.Name)]
public sealed class SettingsMenuTests(ChromiumFixture chromium, PracticePortal practice)
{
    [ChromiumFact]
    public Task On_a_wide_page_it_opens_by_its_button_and_closes_with_Escape() =>
        chromium.VisitAsync(practice.Visitor with { Width = 1440 }, async page =>
        {
            await page.SignInAsync("alex", "/readers");
            var menu = page.Locator("#settings-menu");
            await Expect(menu).ToBeHiddenAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "Settings" }).ClickAsync();
            await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Webhooks" })).ToBeVisibleAsync();

            await page.Keyboard.PressAsync("Escape");
            await Expect(menu).ToBeHiddenAsync();
        });

    [ChromiumFact]
    public Task On_a_narrow_page_its_links_stand_below_the_others_in_the_one_menu() =>
        chromium.VisitAsync(practice.Visitor with { Width = 390 }, async page =>
        {
            await page.SignInAsync("alex", "/readers");
            var link = page.Locator("#settings-menu").GetByRole(AriaRole.Link, new() { Name = "Webhooks" });
            await Expect(link).ToBeHiddenAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true }).ClickAsync();

            await Expect(link).ToBeVisibleAsync();
        });
}
