using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>Single sign-on in Chromium, which keeps the portal's strict cookies from what the issuer's site sends.</summary>
[Collection(BrowserTests.Name)]
public sealed class OpenIdBrowserTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private static readonly IssuedPerson Person = new("7", "Ada L.", "ada@shop.example", "shop-admins") { Methods = ["mfa"] };

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private OpenIdIssuer _issuer = null!;
    private PortalOfIssuer _portal = null!;

    public async Task InitializeAsync()
    {
        _issuer = await OpenIdIssuer.StartAsync(_time);
        _issuer.Person = Person;
        _portal = new PortalOfIssuer(_issuer.Settings, _time);
        await _portal.InitializeAsync();
        await _issuer.RegisterAsync(_portal.Portal.Address);
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [ChromiumTheory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public Task A_person_comes_to_the_wanted_page_unlocks_it_by_the_issuer_with_the_work_kept_and_signs_out_at_both(string locale) =>
        chromium.VisitAsync(_portal.Visitor with { Locale = locale, Expected = ["423"] }, async page =>
        {
            await page.GotoAsync("/account/sign-in?returnUrl=%2Fpeople%2Finvite");
            await page.ShouldBeAccessibleAsync();
            await page.Locator("a.onward").ClickAsync();
            await Expect(page).ToHaveURLAsync(new Uri(_portal.Portal.Address, "/people/invite").ToString());
            await page.ListensAsync();
            await page.Locator("#person-name").FillAsync("Grace H.");

            _time.Advance(TimeSpan.FromMinutes(15));
            var cover = page.GetByRole(AriaRole.Dialog);
            await Expect(cover).ToBeVisibleAsync();
            await Expect(cover.Locator("input[type=password]")).ToHaveCountAsync(0);
            await page.ShouldBeAccessibleAsync();
            var tab = await page.Context.RunAndWaitForPageAsync(() => cover.Locator("a.onward").ClickAsync());
            await Expect(tab).ToHaveURLAsync(new Uri(_portal.Portal.Address, "/account/arrived").ToString());

            await Expect(cover).ToHaveCountAsync(0);
            await Expect(page.Locator("#person-name")).ToHaveValueAsync("Grace H.");
            await tab.CloseAsync();
            await page.Locator("button[popovertarget=account-menu]").ClickAsync();
            await page.Locator("form[action='/account/sign-out'] button:visible").ClickAsync();
            await Expect(page).ToHaveURLAsync(new Uri(_portal.Portal.Address, "/account/sign-in").ToString());
            _issuer.SignedOut.ShouldBe(1);
        });

    private sealed class PortalOfIssuer(IReadOnlyDictionary<string, string?> settings, TimeProvider time) : PracticePortal
    {
        internal override IReadOnlyDictionary<string, string?> Settings => settings;

        internal override Action<IServiceCollection> OtherServices => services =>
        {
            services.AddSingleton(time);

            // A machine under load answers late.
            services.Configure<OpenIdConnectOptions>("openid", handler => handler.BackchannelTimeout = TimeSpan.FromMinutes(1));
        };
    }
}
