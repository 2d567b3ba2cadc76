using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Tests.Browser;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Consents.Withdrawal;

[Collection(WithdrawalPortal.Name)]
public sealed class WithdrawalBrowserTests(RecordsPortal records, ChromiumFixture chromium)
{
    [ChromiumFact]
    public async Task A_clerk_withdraws_a_consent_by_keyboard_and_choosing_how_it_came_withdraws_nothing()
    {
        var (customer, consent) = await records.SaveCardOfAsync("Mira Keys");
        await chromium.VisitAsync(new Visitor { Address = records.Address, Log = records.Portal.Log }, async page =>
        {
            await page.SignInAsync("camille", $"/customers/{customer}");
            await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Withdraw C-" }));
            await page.Keyboard.PressAsync("Enter");
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog.GetByText("This cannot be undone.")).ToBeVisibleAsync();
            await page.ShouldBeAccessibleAsync();

            // Nothing is chosen by default, and without a choice nothing is withdrawn.
            await Expect(dialog.Locator("input[type=radio]:checked")).ToHaveCountAsync(0);
            await page.TabToAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "and remove the card" }));
            await page.Keyboard.PressAsync("Enter");
            await Expect(dialog.Locator("#withdrawal-channel-problem")).ToHaveTextAsync("⚠ This is needed.");
            (await EndingOfAsync(consent)).ShouldBeNull();

            await page.TabToAsync(dialog.GetByRole(AriaRole.Radio, new() { Name = "By telephone" }));
            await page.Keyboard.PressAsync("Space");
            await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "By telephone" })).ToBeCheckedAsync();
            await Expect(dialog.Locator("#withdrawal-channel-problem")).ToHaveCountAsync(0);
            await page.ShouldBeAccessibleAsync();
            (await EndingOfAsync(consent)).ShouldBeNull();
            await page.TabToAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "and remove the card" }));
            await page.Keyboard.PressAsync("Enter");

            // The customer speaks French, the clerk reads English.
            await Expect(dialog.Locator(".say p")).ToHaveAttributeAsync("lang", "fr");
            await Expect(dialog.Locator(".say p")).ToContainTextAsync("Votre consentement est retiré");
            (await EndingOfAsync(consent))!.Channel.ShouldBe(WithdrawalChannel.Telephone);
            await page.ShouldBeAccessibleAsync();
            await page.TabToAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }));
            await page.Keyboard.PressAsync("Enter");
            await Expect(dialog).ToHaveCountAsync(0);

            // The page behind it is updated live, also when Stripe has removed the card.
            await Expect(page.Locator("main")).ToContainTextAsync("card removed at Stripe");
            await Expect(page.Locator("main")).ToContainTextAsync("Withdrawn");
            await Expect(page.Locator("main")).ToContainTextAsync("No saved card");
            await Expect(page.Locator("main ol")).ToContainTextAsync("Consent withdrawn");
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
        });
    }

    private async Task<ConsentEndingView?> EndingOfAsync(ConsentId consent) =>
        (await records.Services.GetRequiredService<ConsentReads>().FindAsync(consent, CancellationToken.None))!.Ending;

    [ChromiumTheory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    public async Task The_page_behind_a_customers_link_is_accessible(int width, ColorScheme scheme)
    {
        var (_, consent) = await records.SaveCardOfAsync("Mira Link");
        var links = records.Services.GetRequiredService<WithdrawalLinkRecords>();
        var address = await records.Services.GetRequiredService<Atomic>()
            .RunAsync(scope => Task.FromResult(links.Create(scope, consent)), CancellationToken.None);
        await chromium.VisitAsync(
            new Visitor { Address = records.Address, Width = width, Scheme = scheme, Log = records.Portal.Log },
            async page =>
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
