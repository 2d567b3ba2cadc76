using MotoPortal.SaveCard;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class SaveCardTests(ChromiumFixture chromium, PracticePortal practice)
{
    private const string DeclinedCard = "4000000000000002";
    private const string GoodCard = "4242424242424242";

    [ChromiumTheory]
    [InlineData("en-GB", "Front desk")]
    [InlineData("fr-FR", "Back office")]
    public Task A_card_is_saved_with_the_keyboard_alone_after_another_was_declined(string locale, string reader) =>
        chromium.VisitAsync(practice.Visitor with { Locale = locale }, async page =>
        {
            var clerk = new ClerkAtWork(page, locale[..2]);
            await page.SignInAsync("camille");

            await clerk.StartAsync();
            await clerk.MakeCustomerAsync("Zoë Ångström", email: $"zoe@{locale}.example");
            await clerk.NoteOrderAsync("A-10442");
            await clerk.AgreeAsync("Café");
            await clerk.ReadTermsAsync(mayBeShownAgain: true);
            await clerk.SendToReaderAsync(reader);
            await clerk.KeyInAsync(DeclinedCard);

            await Expect(clerk.StepHeading).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.ProblemDeclineCallBankWhat)));
            await page.ShouldBeAccessibleAsync();
            await clerk.PressAsync(nameof(SaveCardTexts.ActionAnotherCardOn), reader);
            await Expect(clerk.StepHeading).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.CardTitle)));
            await clerk.KeyInAsync(GoodCard);

            await Expect(clerk.StepHeading).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.SavedTitle)));
            await Expect(page.Locator("section.done .card")).ToContainTextAsync("4242");
            await page.ShouldBeAccessibleAsync();

            // The next customer is one key away.
            await page.Keyboard.PressAsync("Enter");
            await Expect(clerk.StepHeading).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.CustomerTitle)));
        });
}
