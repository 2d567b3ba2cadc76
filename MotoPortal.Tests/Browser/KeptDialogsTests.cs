using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// What was typed into a dialog or a page of settings is there again after a reload, until it is handed in or given up; and two tabs on one
/// page of settings do not overwrite each other.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class KeptDialogsTests(ChromiumFixture chromium, RecordsPortal records) : IClassFixture<RecordsPortal>
{
    [ChromiumFact]
    public Task An_invitation_is_still_typed_after_a_reload_and_gone_once_it_is_given_up() => VisitAsync("alex", async page =>
    {
        await page.OpenAsync("/people/invite");
        await page.Locator("#person-name").FillAsync("Nina New");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Clerk" }).CheckAsync();
        await page.Locator("#person-email").FocusAsync();
        await page.Keyboard.TypeAsync("nina@sho");

        await page.ReloadOnceKeptAsync(records.Portal, "nina@sho");

        await Expect(page.Locator("#person-name")).ToHaveValueAsync("Nina New");
        await Expect(page.Locator("#person-email")).ToHaveValueAsync("nina@sho");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Clerk" })).ToBeCheckedAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/people$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.OpenAsync("/people/invite");
        await page.SettlesAsync();
        await Expect(page.Locator("#person-name")).ToHaveValueAsync("");
    });

    [ChromiumFact]
    public async Task A_withdrawal_is_still_typed_when_its_dialog_is_opened_again_after_a_reload()
    {
        var (customer, _) = await records.SaveCardOfAsync("Wanda Withdraws");
        await VisitAsync("camille", async page =>
        {
            await page.OpenAsync($"/customers/{customer}");
            var dialog = page.GetByRole(AriaRole.Dialog);
            await OpenAsync();
            await Expect(dialog.GetByRole(AriaRole.Radio).First).ToBeFocusedAsync();
            await Expect(dialog.Locator("[aria-invalid=true]")).ToHaveCountAsync(0);
            await dialog.GetByRole(AriaRole.Radio, new() { Name = "By post" }).CheckAsync();
            await dialog.Locator("#withdrawal-reason").FocusAsync();
            await page.Keyboard.TypeAsync("Letter of 3 Nov");

            await page.ReloadOnceKeptAsync(records.Portal, "Letter of 3 Nov");
            await OpenAsync();

            await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "By post" })).ToBeCheckedAsync();
            await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "By post" })).ToBeFocusedAsync();
            await Expect(dialog.Locator("#withdrawal-reason")).ToHaveValueAsync("Letter of 3 Nov");
            await page.ShouldBeAccessibleAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep the consent" }).ClickAsync();
            await Expect(dialog).ToHaveCountAsync(0);
            await OpenAsync();
            await Expect(dialog.Locator("input[type=radio]:checked")).ToHaveCountAsync(0);
            await Expect(dialog.Locator("#withdrawal-reason")).ToHaveValueAsync("");

            Task OpenAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Withdraw C-" }).ClickAsync();
        });
    }

    [ChromiumFact]
    public async Task Of_two_tabs_on_one_store_the_second_is_told_and_overwrites_nothing()
    {
        var store = (await records.Portal.Services.GetRequiredService<StoreList>().ListAsync(CancellationToken.None))[^1].Id;
        await VisitAsync("alex", async first =>
        {
            var second = await first.Context.NewPageAsync();
            await first.OpenAsync($"/readers/stores/{store}");
            await second.OpenAsync($"/readers/stores/{store}");

            // What the first tab types is not shown in the second before it is saved, and is saved there first.
            await first.Locator("#store-language").SelectOptionAsync("fr");
            await first.Locator("#store-per-day").FillAsync("900");
            await first.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(first.GetByText("The store is changed, from the next charge on.")).ToBeVisibleAsync();

            await second.Locator("#store-zone").SelectOptionAsync("Indian/Reunion");
            await second.Locator("#store-per-day").FillAsync("700");
            await second.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

            await Expect(second.GetByText("Another tab, or somebody else, has changed this store meanwhile")).ToBeVisibleAsync();
            await Expect(second.Locator("main")).ToContainTextAsync("is now “900.00”; what you typed stands in the field.");
            await Expect(second.Locator("#store-language")).ToHaveValueAsync("fr");
            await Expect(second.Locator("#store-zone")).ToHaveValueAsync("Indian/Reunion");
            await Expect(second.Locator("#store-per-day")).ToHaveValueAsync("700");
            (await StandingAsync()).ShouldBe(new StoreDifferences(null, "fr", "eur", null, 900_00));
            await second.ShouldBeAccessibleAsync();

            await ReloadAsync(second);
            await Expect(second.Locator("#store-per-day")).ToHaveValueAsync("700");
            await second.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(second.GetByText("The store is changed, from the next charge on.")).ToBeVisibleAsync();
            (await StandingAsync()).ShouldBe(new StoreDifferences("Indian/Reunion", "fr", "eur", null, 700_00));
            await ReloadAsync(second);
            await Expect(second.Locator(".draft-restored")).ToHaveCountAsync(0);
        });

        async Task<StoreDifferences> StandingAsync() =>
            (await records.Portal.Services.GetRequiredService<StoreList>().FindAsync(store, CancellationToken.None))
                .ShouldNotBeNull().Differs;
    }

    [ChromiumFact]
    public Task Roles_that_were_ticked_stay_ticked_and_what_another_administrator_gave_meanwhile_is_told() =>
        VisitAsync("alex", async page =>
        {
            await page.OpenAsync("/people");
            await page.GetByRole(AriaRole.Link, new() { Name = "Camille" }).First.ClickAsync();
            await page.Locator("#roles-Auditor").CheckAsync();
            await page.ReloadOnceKeptAsync(records.Portal, "Auditor");
            await Expect(page.Locator("#roles-Auditor")).ToBeCheckedAsync();

            var camille = new Uri(page.Url).Segments[^1];
            await using (var scope = records.Portal.Services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<PeopleRecords>().ChangeRolesAsync(
                    camille, [StaffRoles.Clerk, StaffRoles.Supervisor], Actor.Console, CancellationToken.None);
            }

            await Expect(page.GetByText("Somebody has changed this meanwhile")).ToBeVisibleAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("Roles is now “Clerk, Supervisor”");
            await Expect(page.Locator("#roles-Auditor")).ToBeCheckedAsync();
            await Expect(page.Locator("#roles-Supervisor")).Not.ToBeCheckedAsync();
            await page.ShouldBeAccessibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Keep these roles" }).ClickAsync();
            await Expect(page.GetByText("Kept, and written down in the ledger.")).ToBeVisibleAsync();
            await ReloadAsync(page);
            await Expect(page.Locator(".draft-restored")).ToHaveCountAsync(0);
            await Expect(page.Locator("#roles-Auditor")).ToBeCheckedAsync();
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
