using MotoPortal.SaveCard.Reads;

using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class WithoutWebhooksTests(ChromiumFixture chromium, PortalWithoutWebhooks portal) : IClassFixture<PortalWithoutWebhooks>
{
    [ChromiumFact]
    public Task A_whole_save_needs_no_webhook() =>
        chromium.VisitAsync(portal.Visitor, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("camille");
            await clerk.ReachReaderAsync("Edsger Poll");
            await clerk.SendToReaderAsync();
            await clerk.KeyInAsync("4000000000000069");

            await Expect(clerk.StepHeading).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.ProblemDeclineOtherCardWhat)));
            await clerk.PressAsync(nameof(SaveCardTexts.ActionAnotherCardOn), "Front desk");
            await Expect(clerk.StepHeading).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.CardTitle)));
            await clerk.KeyInAsync("5555555555554444");

            await Expect(clerk.StepHeading).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.SavedTitle)));
            await Expect(page.Locator("section.done .card")).ToContainTextAsync("4444");
        });
}
