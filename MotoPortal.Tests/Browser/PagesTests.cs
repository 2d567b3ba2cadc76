using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class PagesTests(ChromiumFixture chromium, PracticePortal practice)
{
    [ChromiumTheory]
    [InlineData("/", 1440, ColorScheme.Light)]
    [InlineData("/", 390, ColorScheme.Dark)]
    [InlineData("/error", 1440, ColorScheme.Light)]
    [InlineData("/no-such-page", 390, ColorScheme.Dark)]
    public Task A_page_is_accessible_and_keeps_the_security_policy(string path, int width, ColorScheme scheme) =>
        chromium.VisitAsync(practice.Visitor with { Width = width, Scheme = scheme, Expected = ["404"] }, async page =>
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
        });
}
