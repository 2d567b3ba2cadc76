using Microsoft.Playwright;
using MotoPortal.Tests.Browser;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Privacy;

[Collection(WithdrawalPortal.Name)]
public sealed class PrivacyBrowserTests(RecordsPortal records, ChromiumFixture chromium)
{
    [ChromiumTheory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task An_administrator_hands_a_customers_file_out_and_erases_the_customer(int width, ColorScheme scheme)
    {
        var (customer, _) = await records.SaveCardOfAsync("Otto Forgotten");
        await chromium.VisitAsync(
            new Visitor { Address = records.Address, Width = width, Scheme = scheme, Log = records.Portal.Log },
            async page =>
        {
            await page.SignInAsync("alex", $"/customers/{customer}");
            await page.SettlesAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Data held on this customer" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Data held on Otto Forgotten");
            await page.ListensAsync();
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
            var file = await page.APIRequest.GetAsync(new Uri(records.Address, $"/privacy/customers/{customer}/export").ToString());
            (file.Status, file.Headers["content-type"]).ShouldBe((200, "application/zip"));

            await page.TabToAsync(page.GetByLabel("Type the customer's name".Replace('\'', '’')));
            await page.Keyboard.InsertTextAsync("otto forgotten");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "still in force" })).ToBeVisibleAsync();

            await page.GetByLabel("Withdraw and erase").ClickAsync();
            await Expect(page.GetByLabel("Withdraw and erase")).ToBeCheckedAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Erase this customer" }).ClickAsync();

            await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Erased" })).ToBeVisibleAsync();
            await page.ShouldBeAccessibleAsync();
            await page.OpenAsync($"/customers/{customer}");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Erased customer · Client effacé");
        });
    }
}
