using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>Every page, wide and narrow, light and dark: axe finds nothing serious, nothing breaks the security policy, nothing sticks out.</summary>
[Collection(BrowserTests.Name)]
public sealed class PagesTests(ChromiumFixture chromium, PracticePortal practice)
{
    /// <summary>Each page's route, an address, and who looks at it; nobody for pages that are read before signing in.</summary>
    private static readonly (string Route, string Path, string? Person)[] Pages =
    [
        ("/", "/", "camille"),
        ("/save-card", "/save-card", "camille"),
        ("/save-card/{Id}", "/save-card/set_00000000000000000000000000000000", "sam"),
        ("/customers", "/customers", "camille"),
        ("/customers/{Id}", "/customers/per_00000000000000000000000000000000", "alex"),
        ("/consents", "/consents", "audrey"),
        ("/error", "/error", null),
        ("/not-found", "/no-such-page", "camille"),
        ("/status/{Code:int}", "/status/413", null),
        ("/account/sign-in", "/account/sign-in", null),
        ("/account/setup", "/account/setup", null),
        ("/account/locked", "/account/locked", null),
        ("/account/denied", "/account/denied", "camille"),
        ("/account/password", "/account/password", "camille"),
    ];

    public static TheoryData<string, string?, int, ColorScheme, string> Looks { get; } = EveryLook();

    [ChromiumTheory]
    [MemberData(nameof(Looks))]
    public Task A_page_can_be_read_by_everybody(string path, string? person, int width, ColorScheme scheme, string locale) =>
        chromium.VisitAsync(practice.Visitor with { Width = width, Scheme = scheme, Locale = locale, Expected = ["404"] }, async page =>
        {
            if (person is null)
            {
                await page.GotoAsync(path);
            }
            else
            {
                await page.SignInAsync(person, path);
            }

            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
            await Expect(page.Locator("[role=progressbar], .skeleton")).ToHaveCountAsync(0);
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", locale[..2]);
            (await page.TitleAsync()).ShouldContain("·");
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
        });

    [Fact]
    public void No_page_is_forgotten()
    {
        var routes = typeof(Program).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("MotoPortal.Simulator", StringComparison.Ordinal) is not true)
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template);

        routes.Except(Pages.Select(page => page.Route), StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static TheoryData<string, string?, int, ColorScheme, string> EveryLook()
    {
        var looks = new TheoryData<string, string?, int, ColorScheme, string>();
        foreach (var (_, path, person) in Pages)
        {
            looks.Add(path, person, 1440, ColorScheme.Light, "en-GB");
            looks.Add(path, person, 390, ColorScheme.Dark, "fr-FR");
        }

        return looks;
    }
}
