using Microsoft.Playwright;
using MotoPortal.Tests.Browser;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Schedules;

[Collection(WithdrawalPortal.Name)]
public sealed class SchedulesBrowserTests(RecordsPortal records, ChromiumFixture chromium)
{
    [ChromiumFact]
    public async Task A_clerk_sees_what_is_due_pauses_it_with_a_reason_and_resumes_it()
    {
        await records.SaveCardOfAsync("Paula Pause");
        await chromium.VisitAsync(new Visitor { Address = records.Address, Log = records.Portal.Log }, async page =>
        {
            await page.SignInAsync("camille", "/schedules");
            var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Paula Pause" }).First;
            await Expect(row).ToContainTextAsync("Visa •••• 4242", new() { Timeout = 60_000 });
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();

            await row.GetByRole(AriaRole.Button, new() { Name = "Pause C-" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Pause charges" }).ClickAsync();
            await Expect(dialog.Locator("[role=alert], .field-message, #pause-reason-problem").First).ToBeVisibleAsync();
            await dialog.GetByRole(AriaRole.Textbox).FillAsync("On holiday");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Pause charges" }).ClickAsync();
            await Expect(dialog).ToHaveCountAsync(0);

            await page.GotoAsync(new Uri(records.Address, "/schedules?state=Paused").ToString());
            await Expect(row).ToContainTextAsync("Paused by Camille");
            await Expect(row).ToContainTextAsync("On holiday");
            await page.ShouldBeAccessibleAsync();
            await row.GetByRole(AriaRole.Button, new() { Name = "Resume C-" }).ClickAsync();
            await Expect(row).ToHaveCountAsync(0);
        });
    }
}
