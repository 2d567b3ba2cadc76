using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using MotoPortal.Accounts.Persons;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>Passkeys through the whole portal in practice mode, with Chromium's own authenticator; the portal's clock is turned.</summary>
[Collection(BrowserTests.Name)]
public sealed class PasskeyTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private readonly ClockedPortal _portal = new();

    private Visitor Visitor => _portal.Visitor with { Address = new Uri($"http://localhost:{_portal.Visitor.Address.Port}") };

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    [ChromiumTheory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public Task A_person_adds_a_passkey_signs_in_with_it_alone_and_removes_it(string locale) =>
        chromium.VisitAsync(Visitor with { Locale = locale }, async page =>
        {
            await WithoutSuggestionsAsync(page);
            await VirtualPasskey.AddAsync(page);
            await page.SignInAsync("camille", "/account/security");
            await AddAsync(page, "Laptop");
            await Expect(page.Locator("ol code")).ToHaveCountAsync(RecoveryCode.Issued);
            await page.ShouldBeAccessibleAsync();
            await page.Locator("a.onward").ClickAsync();
            var passkey = page.Locator("li.passkey");
            await Expect(passkey.Locator("strong")).ToHaveTextAsync("Laptop");
            await page.ListensAsync();
            await page.ShouldBeAccessibleAsync();

            await SignOutAsync(page);
            await page.Locator("passkey-button button").ClickAsync();
            await ArrivesAsync(page);
            await page.OpenAsync("/account/security");
            await Expect(passkey.Locator("time")).ToHaveCountAsync(2);

            await passkey.Locator("button").Nth(1).ClickAsync();
            await page.Locator("form.step-up button[type=button]").First.ClickAsync();
            await Expect(passkey).ToHaveCountAsync(0);
            await SignOutAsync(page);
            await page.Locator("passkey-button button").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
            await page.ShouldBeAccessibleAsync();
        });

    [ChromiumFact]
    public Task The_browser_suggests_the_passkey_in_the_field_for_the_address() =>
        chromium.VisitAsync(Visitor, async page =>
        {
            await VirtualPasskey.AddAsync(page);
            await page.SignInAsync("camille", "/account/security");
            await AddAsync(page, "Laptop");
            await page.Locator("a.onward").ClickAsync();
            await page.ListensAsync();

            // Chromium's own authenticator takes the suggestion by itself.
            await page.Locator("button[popovertarget='account-menu']").ClickAsync();
            await page.Locator("form[action='/account/sign-out'] button").First.ClickAsync();

            await ArrivesAsync(page);
            await Expect(page.Locator("button[popovertarget='account-menu']")).ToContainTextAsync("Camille");
        });

    [ChromiumFact]
    public Task A_passkey_is_the_second_step_after_the_password_and_unlocks_the_page_as_it_was() =>
        chromium.VisitAsync(Visitor with { Expected = ["423"] }, async page =>
        {
            await WithoutSuggestionsAsync(page);
            await VirtualPasskey.AddAsync(page);
            await page.SignInAsync("alex", "/account/security");
            await AddAsync(page, "Laptop");
            await page.Locator("a.onward").ClickAsync();
            await page.ListensAsync();
            await SignOutAsync(page);

            await page.Locator("input[name=Email]").FillAsync("alex@practice.example");
            await page.Locator("input[name=Password]").FillAsync(PracticePeople.Password);
            await page.Locator("form:has(input[name=Password]) button.accent").ClickAsync();
            await Expect(page.Locator("passkey-button[purpose=second-step]")).ToBeVisibleAsync();
            await page.ShouldBeAccessibleAsync();
            await page.Locator("passkey-button button").ClickAsync();
            await ArrivesAsync(page);

            await page.OpenAsync("/people/invite");
            await page.Locator("#person-name").FillAsync("Grace H.");
            _portal.Time.Advance(TimeSpan.FromMinutes(15));
            var cover = page.GetByRole(AriaRole.Dialog);
            await Expect(cover).ToBeVisibleAsync();
            await page.ShouldBeAccessibleAsync();
            await cover.Locator("passkey-button button").ClickAsync();

            await Expect(cover).ToHaveCountAsync(0);
            await Expect(page.Locator("#person-name")).ToHaveValueAsync("Grace H.");
        });

    [ChromiumFact]
    public Task A_passkey_that_does_not_verify_its_person_is_told_as_not_used() =>
        chromium.VisitAsync(Visitor, async page =>
        {
            await WithoutSuggestionsAsync(page);
            var authenticator = await VirtualPasskey.AddAsync(page);
            await page.SignInAsync("camille", "/account/security");
            await AddAsync(page, "Laptop");
            await page.Locator("a.onward").ClickAsync();
            await page.ListensAsync();
            await SignOutAsync(page);

            await authenticator.VerifiesAsync(false);
            await page.Locator("passkey-button button").ClickAsync();

            await Expect(page.Locator("passkey-button [role=status]")).ToContainTextAsync("No passkey was used");
            await authenticator.VerifiesAsync(true);
            await page.Locator("passkey-button button").ClickAsync();
            await ArrivesAsync(page);
        });

    private async Task ArrivesAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(new Uri(Visitor.Address, "/").ToString());
        await page.ListensAsync();
    }

    // Chromium's own authenticator takes a suggestion before a button can be pressed.
    private static async Task WithoutSuggestionsAsync(IPage page) => await page.Context.AddInitScriptAsync(
        "if (window.PublicKeyCredential) PublicKeyCredential.isConditionalMediationAvailable = async () => false;");

    private static async Task AddAsync(IPage page, string name)
    {
        await page.GotoAsync("/account/passkey?returnUrl=%2Faccount%2Fsecurity");
        await page.ShouldBeAccessibleAsync();
        await page.Locator("input[name=Name]").FillAsync(name);
        await page.Locator("input[name=Password]").FillAsync(PracticePeople.Password);
        await page.Locator("passkey-button[purpose=adding] button").ClickAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator("button[popovertarget='account-menu']").ClickAsync();
        await page.Locator("form[action='/account/sign-out'] button").First.ClickAsync();
        await Expect(page.Locator("input[name=Password]")).ToBeVisibleAsync();
    }

    private sealed class ClockedPortal : PracticePortal
    {
        public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

        internal override Action<IServiceCollection> OtherServices => services => services.AddSingleton<TimeProvider>(Time);
    }
}
