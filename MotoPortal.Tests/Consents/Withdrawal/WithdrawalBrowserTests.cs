using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Tests.Browser;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Consents.Withdrawal;

[Collection(WithdrawalPortal.Name)]
public sealed class WithdrawalBrowserTests(RecordsPortal records, ChromiumFixture chromium)
{
    [ChromiumFact]
    public async Task A_clerk_withdraws_a_consent_by_two_presses_of_a_key()
    {
        var (customer, _) = await records.SaveCardOfAsync("Mira Keys");
        await chromium.VisitAsync(new Visitor { Address = records.Address, Log = records.Portal.Log }, async page =>
        {
            await page.SignInAsync("camille", $"/customers/{customer}");
            await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Withdraw C-" }));
            await page.Keyboard.PressAsync("Enter");
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog.GetByText("This cannot be undone.")).ToBeVisibleAsync();
            await page.ShouldBeAccessibleAsync();

            await page.TabToAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "By telephone" }));
            await page.Keyboard.PressAsync("Enter");

            await Expect(dialog.GetByText("Your consent is withdrawn as of now.")).ToBeVisibleAsync();
            await page.ShouldBeAccessibleAsync();
            await page.TabToAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }));
            await page.Keyboard.PressAsync("Enter");
            await Expect(dialog).ToHaveCountAsync(0);

            // The page behind it has heard, and hears again when Stripe has removed the card.
            await Expect(page.Locator("main")).ToContainTextAsync("card removed at Stripe");
            await Expect(page.Locator("main")).ToContainTextAsync("Withdrawn");
            await Expect(page.Locator("main")).ToContainTextAsync("No saved card");
            await Expect(page.Locator("main ol")).ToContainTextAsync("Consent withdrawn");
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
        });
    }

    [ChromiumTheory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    public async Task The_page_behind_a_customers_link_can_be_used_by_everybody(int width, ColorScheme scheme)
    {
        var (_, consent) = await records.SaveCardOfAsync("Mira Link");
        var links = records.Services.GetRequiredService<WithdrawalLinks>();
        var address = await records.Services.GetRequiredService<Atomic>().RunAsync(scope => Task.FromResult(links.Create(scope, consent)), CancellationToken.None);
        await chromium.VisitAsync(new Visitor { Address = records.Address, Width = width, Scheme = scheme, Log = records.Portal.Log }, async page =>
        {
            await page.GotoAsync(new Uri(address!).PathAndQuery);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Retirer mon consentement");
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();

            await page.TabToAsync(page.GetByRole(AriaRole.Button));
            await page.Keyboard.PressAsync("Enter");

            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Votre consentement est retiré");
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
        });
    }
}
