using Microsoft.Playwright;
using MotoPortal.Tests.Browser;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Audit.Answers;

/// <summary>The files of an answer to a dispute in a real browser.</summary>
[Collection(BrowserTests.Name)]
public sealed class EvidenceFilesBrowserTests(ChromiumFixture chromium, RecordsPortal records) : IClassFixture<RecordsPortal>
{
    [ChromiumFact]
    public async Task A_supervisor_attaches_files_by_keyboard_and_neither_a_lost_answer_nor_a_file_takes_away_what_was_typed()
    {
        var dispute = await records.DisputedAsync("Dora Dispute");
        await chromium.VisitAsync(new Visitor { Address = records.Address, Log = records.Portal.Log }, async page =>
        {
            await page.SignInAsync("sam", "/");
            await page.OpenAsync($"/disputes/{dispute}/answer");
            await page.Locator("#evidence-product").FillAsync("A bicycle, blue");
            var copy = page.Locator("[data-field='customer_communication']");
            await Expect(copy).ToContainTextAsync("-copy.pdf");
            await Expect(copy).ToContainTextAsync("PDF · ");
            await records.FaultAsync("file_refused");

            await page.TabToAsync(copy.GetByRole(AriaRole.Button));
            await page.Keyboard.PressAsync("Enter");
            await Expect(copy.GetByRole(AriaRole.Alert)).ToContainTextAsync("Stripe refused this file. The texts");
            await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(1);
            await Expect(copy).ToHaveAttributeAsync("data-staged", "no");
            await Expect(page.Locator("#evidence-product")).ToHaveValueAsync("A bicycle, blue");
            await records.FaultAsync("server_error_before", "POST /v1/files");
            await page.Keyboard.PressAsync("Enter");
            await Expect(copy.GetByRole(AriaRole.Alert)).ToContainTextAsync("Press once more");
            await Expect(copy).ToHaveAttributeAsync("data-staged", "no");
            await page.Keyboard.PressAsync("Enter");
            await Expect(copy).ToHaveAttributeAsync("data-staged", "yes");
            await page.ShouldBeAccessibleAsync();

            await page.TabToAsync(page.Locator("[data-field='receipt']").GetByRole(AriaRole.Button));
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("[data-field='receipt']")).ToHaveAttributeAsync("data-staged", "yes");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("[data-field='receipt']")).ToHaveAttributeAsync("data-staged", "no");
            await Expect(page.Locator("#evidence-product")).ToHaveValueAsync("A bicycle, blue");

            await page.GetByRole(AriaRole.Button, new() { Name = "Keep at Stripe" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Submit to the bank" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Submit, once and for all" }).ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("The evidence was handed to the bank.");
            await Expect(copy).ToHaveAttributeAsync("data-staged", "yes");
            await Expect(copy.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
            await page.ShouldNotScrollSidewaysAsync();
        });

        var handed = await records.Stripe.V1.Disputes.GetAsync(dispute.Value, new() { Expand = ["evidence.customer_communication"] });
        (handed.Status, handed.Evidence.ProductDescription, handed.Evidence.ReceiptId).ShouldBe(("under_review", "A bicycle, blue", null));
        handed.Evidence.CustomerCommunication.Filename.ShouldEndWith("-copy.pdf");
    }
}
