using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// Every page, wide and narrow, light and dark: no serious axe violation, no violation of the security policy, no overflow.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class PagesTests(ChromiumFixture chromium, PracticePortal practice)
{
    /// <summary>The routes of the tested pages.</summary>
    internal static IEnumerable<string> Routes => Pages.Select(page => page.Route);

    /// <summary>Each page's route, an address, and the person who opens it; null for pages without sign-in.</summary>
    private static readonly (string Route, string Path, string? Person)[] Pages =
    [
        ("/", "/", "camille"),
        ("/save-card", "/save-card", "camille"),
        ("/save-card/{Id}", "/save-card/set_00000000000000000000000000000000", "sam"),
        ("/charge", "/charge", "camille"),
        ("/charge/{Consent}", "/charge/con_00000000000000000000000000000000", "camille"),
        ("/charges", "/charges", "audrey"),
        ("/print/charges/{Id}", "/print/charges/chg_00000000000000000000000000000000", "camille"),
        ("/charges/{Id}", "/charges/chg_00000000000000000000000000000000", "alex"),
        ("/customers", "/customers", "camille"),
        ("/customers/{Id}", "/customers/per_00000000000000000000000000000000", "alex"),
        ("/customers/{Id}/correct", "/customers/per_00000000000000000000000000000000/correct", "camille"),
        ("/readers", "/readers", "sam"),
        ("/readers/register", "/readers/register", "alex"),
        ("/readers/{Id}/change", "/readers/tmr_none/change", "alex"),
        ("/readers/stores/{Id}", "/readers/stores/tml_none", "alex"),
        ("/schedules", "/schedules", "camille"),
        ("/notices", "/notices", "alex"),
        ("/consents", "/consents", "audrey"),
        ("/ledger", "/ledger", "audrey"),
        ("/reports", "/reports", "audrey"),
        ("/disputes/{Id}/answer", "/disputes/du_none/answer", "sam"),
        ("/outbox", "/outbox", "camille"),
        ("/consents/{Id}/print", "/consents/con_00000000000000000000000000000000/print", "camille"),
        ("/privacy/retention", "/privacy/retention", "alex"),
        ("/privacy/processing", "/privacy/processing", "alex"),
        ("/privacy/customers/{Id}", "/privacy/customers/per_00000000000000000000000000000000", "alex"),
        ("/consents/older-terms", "/consents/older-terms", "sam"),
        ("/consents/{Id}/withdrawal", "/consents/con_00000000000000000000000000000000/withdrawal", "camille"),
        ("/consent-status/{Secret}", "/consent-status/not-a-secret", null),
        ("/withdraw/{Secret}", "/withdraw/not-a-secret", null),
        ("/terms", "/terms", "sam"),
        ("/terms/{Number:int}", "/terms/1", "audrey"),
        ("/terms/draft", "/terms/draft", "alex"),
        ("/people", "/people", "alex"),
        ("/preflight", "/preflight", "alex"),
        ("/integrity", "/integrity", "alex"),
        ("/webhooks", "/webhooks", "alex"),
        ("/restore", "/restore", "alex"),
        ("/exemptions", "/exemptions", "audrey"),
        ("/people/invite", "/people/invite", "alex"),
        ("/people/{Id}", "/people/nobody", "alex"),
        ("/error", "/error", null),
        ("/not-found", "/no-such-page", "camille"),
        ("/status/{Code:int}", "/status/413", null),
        ("/account/sign-in", "/account/sign-in", null),
        ("/account/setup", "/account/setup", null),
        ("/account/forgotten", "/account/forgotten", null),
        ("/account/arrived", "/account/arrived", null),
        ("/account/sso-problem", "/account/sso-problem?problem=NoRole", null),
        ("/account/locked", "/account/locked", null),
        ("/account/password", "/account/password", "camille"),
        ("/account/second-step", "/account/second-step", null),
        ("/account/passkey", "/account/passkey", "camille"),
        ("/account/second-factor", "/account/second-factor", "camille"),
        ("/account/security", "/account/security", "sam"),
        ("/account/idle", "/account/idle", "camille"),
    ];

    [ChromiumTheory]
    [InlineData(1440, ColorScheme.Light, "en-GB")]
    [InlineData(390, ColorScheme.Dark, "fr-FR")]
    public async Task Every_page_is_accessible(int width, ColorScheme scheme, string locale)
    {
        var visitor = practice.Visitor with { Width = width, Scheme = scheme, Locale = locale, Expected = ["403", "404"] };
        foreach (var pages in Pages.GroupBy(page => page.Person, StringComparer.Ordinal))
        {
            await chromium.VisitAsync(visitor, async page =>
            {
                if (pages.Key is { } person)
                {
                    await page.SignInAsync(person);
                }

                foreach (var (_, path, _) in pages)
                {
                    await page.GotoAsync(path);
                    await page.SettlesAsync();
                    await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", locale[..2]);
                    (await page.TitleAsync()).ShouldContain("·", Case.Sensitive, path);
                    await Expect(page.Locator("html.notranslate[translate=no]:has(meta[name=google][content=notranslate])"))
                        .ToHaveCountAsync(1);
                    await page.ShouldBeAccessibleAsync();
                    await page.ShouldNotScrollSidewaysAsync();
                }
            });
        }
    }
}
