using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.Reads;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// What was typed survives a reload and the way back, also in a field that was not left yet, and two tabs do not overwrite each other.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class KeptTypingTests(ChromiumFixture chromium, RecordsPortal records) : IClassFixture<RecordsPortal>
{
    [ChromiumFact]
    public Task A_new_customer_is_still_typed_after_a_reload() => VisitAsync("camille", async page =>
    {
        var clerk = new ClerkAtWork(page, "en");
        await clerk.StartAsync();
        await clerk.PressAsync(nameof(SaveCardTexts.CustomerNew));
        await clerk.TypeAsync("#customer-name", "Karla Kept");
        await page.TabToAsync(page.Locator("#customer-phone"));
        await page.Keyboard.TypeAsync("06 98 76");

        await page.ReloadOnceKeptAsync(records.Portal, "06 98 76");

        await Expect(page.Locator("#customer-name")).ToHaveValueAsync("Karla Kept");
        await Expect(page.Locator("#customer-phone")).ToHaveValueAsync("06 98 76");
        await Expect(page.Locator(".draft-restored")).ToContainTextAsync("What you had typed here is back.");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start afresh" }).ClickAsync();
        await Expect(page.Locator("#find-customer")).ToBeVisibleAsync();

        await ReloadAsync(page);
        await Expect(page.Locator("#find-customer")).ToBeVisibleAsync();
        await Expect(page.Locator(".draft-restored")).ToHaveCountAsync(0);
    });

    [ChromiumFact]
    public async Task A_charge_is_still_typed_after_a_reload_and_after_the_way_back()
    {
        var (_, consent) = await records.SaveCardOfAsync("Carl Charge");
        await VisitAsync("camille", async page =>
        {
            await page.OpenAsync($"/charge/{consent}");
            await page.Locator("input[name='charge-who']").First.CheckAsync();
            await page.Locator("#charge-amount").FillAsync("40");
            await page.Keyboard.PressAsync("Tab");
            await page.Locator("input[name='charge-purpose']").First.CheckAsync();
            await page.Locator("#charge-reference").FocusAsync();
            await page.Keyboard.TypeAsync("A-104");

            await page.ReloadOnceKeptAsync(records.Portal, "A-104");
            await HoldsAsync();

            await page.OpenAsync("/charge");
            await page.GoBackAsync();
            await HoldsAsync();

            // The same person in another tab sees it as well, and another person does not.
            await Expect(page.Locator(".recap")).ToContainTextAsync("€40.00");
            var address = page.Url;
            await VisitAsync("sam", async other =>
            {
                await other.OpenAsync(address);
                await Expect(other.Locator("#charge-amount")).ToHaveValueAsync("");
            });

            async Task HoldsAsync()
            {
                await Expect(page.Locator("#charge-amount")).ToHaveValueAsync("40");
                await Expect(page.Locator("#charge-reference")).ToHaveValueAsync("A-104");
                await Expect(page.Locator("input[name='charge-who']").First).ToBeCheckedAsync();
                await Expect(page.Locator("input[name='charge-purpose']").First).ToBeCheckedAsync();
            }
        });
    }

    [ChromiumFact]
    public async Task A_refund_is_still_typed_after_a_reload()
    {
        var (_, consent) = await records.SaveCardOfAsync("Rita Refund");
        var charge = await records.ChargeAsync(consent, new Money(40_00, "eur"));
        await VisitAsync("sam", async page =>
        {
            await page.OpenAsync($"/charges/{charge.Id}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Refund" }).First.ClickAsync();
            await page.Locator("input[name='refund-share']").Nth(1).CheckAsync();
            await page.Locator("input[name='refund-reason']").First.CheckAsync();
            await page.Locator("#refund-amount").FocusAsync();
            await page.Keyboard.TypeAsync("12.5");

            await page.ReloadOnceKeptAsync(records.Portal, "12.5");

            await Expect(page.Locator("#refund-amount")).ToHaveValueAsync("12.5");
            await Expect(page.Locator("input[name='refund-reason']").First).ToBeCheckedAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Do not refund" }).ClickAsync();
            await Expect(page.Locator("#refund-amount")).ToHaveCountAsync(0);
            await ReloadAsync(page);
            await Expect(page.Locator("#refund-amount")).ToHaveCountAsync(0);
        });
    }

    [ChromiumFact]
    public Task A_correction_is_still_typed_after_a_reload() => VisitAsync("camille", async page =>
    {
        await page.OpenAsync($"/customers/{records.Zoe}/correct");
        await page.Locator("#correct-company").FillAsync("Fleurs & Fils");
        await page.Locator("#correct-city").FocusAsync();
        await page.Keyboard.TypeAsync("Lyo");

        await page.ReloadOnceKeptAsync(records.Portal, "Lyo");

        await Expect(page.Locator("#correct-company")).ToHaveValueAsync("Fleurs & Fils");
        await Expect(page.Locator("#correct-city")).ToHaveValueAsync("Lyo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/customers/{records.Zoe}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    });

    [ChromiumFact]
    public async Task Of_two_tabs_on_one_correction_the_second_sees_what_the_first_has_kept()
    {
        var (customer, _) = await records.SaveCardOfAsync("Cora Corrected");
        await VisitAsync("camille", first => VisitAsync("sam", async second =>
        {
            await first.OpenAsync($"/customers/{customer}/correct");
            await second.OpenAsync($"/customers/{customer}/correct");
            await first.Locator("#correct-company").FillAsync("Fleurs");
            await first.Locator("#correct-city").FillAsync("Lyon");
            await first.Keyboard.PressAsync("Enter");
            await Expect(first).ToHaveURLAsync(new Regex($"/customers/{customer}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
            await Expect(first.Locator("main")).ToContainTextAsync("Corrected here");
            await Expect(first.Locator("main")).ToContainTextAsync("postal address, company");
            await first.ShouldBeAccessibleAsync();

            await second.Locator("#correct-company").FillAsync("Blumen");
            await second.Keyboard.PressAsync("Enter");

            await Expect(second.GetByText("Somebody has changed this customer meanwhile")).ToBeVisibleAsync();
            await Expect(second.Locator("main")).ToContainTextAsync("Company is now “Fleurs”; what you typed stands in the field.");
            await Expect(second.Locator("#correct-company")).ToHaveValueAsync("Blumen");
            await Expect(second.Locator("#correct-city")).ToHaveValueAsync("Lyon");
            await second.ShouldBeAccessibleAsync();
            await second.Locator("#correct-company").FocusAsync();
            await second.Keyboard.PressAsync("Enter");
            await Expect(second).ToHaveURLAsync(new Regex($"/customers/{customer}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        }));
    }

    [ChromiumFact]
    public Task The_terms_are_still_typed_after_a_reload() => VisitAsync("alex", async page =>
    {
        await page.OpenAsync("/terms");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write a new version" }).ClickAsync();
        var timing = page.GetByLabel("When and how often", new() { Exact = true });
        await timing.FillAsync("Only ");
        await page.Keyboard.TypeAsync("then");

        // The preview shows what has arrived; it is stored at the latest when the page is left.
        await Expect(page.Locator(".beside")).ToContainTextAsync("Only then");
        await ReloadAsync(page);

        await Expect(timing).ToHaveValueAsync("Only then");
    });

    [ChromiumFact]
    public Task A_card_number_is_not_kept_and_the_page_says_so() => VisitAsync("camille", async page =>
    {
        var clerk = new ClerkAtWork(page, "en");
        await clerk.StartAsync();
        await clerk.PressAsync(nameof(SaveCardTexts.CustomerNew));
        await clerk.TypeAsync("#customer-name", "4242 4242 4242 4242");
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.GetByText("What looks like a card number is not kept")).ToBeVisibleAsync();
        await ReloadAsync(page);
        await Expect(page.Locator("#customer-name")).ToHaveValueAsync("");
    });

    [ChromiumFact]
    public Task Of_two_tabs_on_one_setup_the_second_is_told_and_overwrites_nothing() => VisitAsync("camille", async first =>
    {
        var clerk = new ClerkAtWork(first, "en");
        await clerk.StartAsync();
        await clerk.PressAsync(nameof(SaveCardTexts.CustomerNew));
        var second = await first.Context.NewPageAsync();
        await second.OpenAsync(first.Url);
        await Expect(second.Locator("#customer-name")).ToBeVisibleAsync();

        // The same form in both.
        await first.Locator("#customer-name").FillAsync("Tilda First");
        await first.Keyboard.PressAsync("Tab");
        await Expect(first.Locator("#customer-phone")).ToBeFocusedAsync();
        await second.Locator("#customer-name").FillAsync("Tilda Second");
        await second.Keyboard.PressAsync("Tab");
        await Expect(second.GetByText("This form was changed in another tab.")).ToBeVisibleAsync();
        await Expect(second.Locator("#customer-name")).ToHaveValueAsync("Tilda Second");
        await second.ShouldBeAccessibleAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Show what stands in the other tab" }).ClickAsync();
        await Expect(second.Locator("#customer-name")).ToHaveValueAsync("Tilda First");

        // The first goes on.
        await first.Locator("#customer-email").FocusAsync();
        await first.Keyboard.PressAsync("Enter");
        await clerk.NoteOrderAsync("A-1");
        await clerk.ReachesAsync(nameof(SaveCardTexts.ScopeTitle));
        await Expect(second.GetByText("This was continued in another tab, or by a colleague.")).ToBeVisibleAsync();
        await Expect(first.GetByText("This was continued in another tab, or by a colleague.")).ToHaveCountAsync(0);

        // The same consent in both.
        await first.Locator("#consent-purpose").FillAsync("Coffee");
        await first.Keyboard.PressAsync("Tab");
        await second.Locator("#consent-purpose").FillAsync("Tea");
        await second.Keyboard.PressAsync("Tab");
        await Expect(second.GetByText("This form was changed in another tab.")).ToBeVisibleAsync();
        await Expect(second.Locator("#consent-purpose")).ToHaveValueAsync("Tea");
        await second.GetByRole(AriaRole.Button, new() { Name = "Show what stands in the other tab" }).ClickAsync();
        await Expect(second.Locator("#consent-purpose")).ToHaveValueAsync("Coffee");
    });

    private static async Task ReloadAsync(IPage page)
    {
        await page.ReloadAsync();
        await page.SettlesAsync();
    }

    private Task VisitAsync(string person, Func<IPage, Task> visit) =>
        chromium.VisitAsync(new Visitor { Address = records.Address, Log = records.Portal.Log }, async page =>
        {
            await page.SignInAsync(person, "/");
            await visit(page);
        });
}
