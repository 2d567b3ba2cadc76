using Microsoft.Playwright;
using MotoPortal.SaveCard.Reads;
using MotoPortal.Terms.Versions;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>How many keys a clerk presses beyond what they type about the customer, up to the first screen of the reader.</summary>
[Collection(BrowserTests.Name)]
public sealed class KeyCountTests(ChromiumFixture chromium, PracticePortal practice, ITestOutputHelper output)
{
    private const string GoodCard = "4242424242424242";

    [ChromiumFact]
    public Task A_new_customers_card_takes_at_most_30_keys_and_that_of_a_known_customer_with_last_times_agreement_15() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.CountKeysAsync();
            await page.SignInAsync("camille");

            // The reader of before is remembered, as for a clerk who has worked today.
            await clerk.ReachReaderAsync("Kim Before");
            await clerk.SendToReaderAsync("Back office");
            await clerk.KeyInAsync(GoodCard);
            await clerk.ReachesAsync(nameof(SaveCardTexts.SavedTitle));
            await page.OpenAsync("/save-card");
            await page.StartCountingAsync();

            await StartAsync(page);
            await clerk.ReachesAsync(nameof(SaveCardTexts.CustomerTitle));
            await clerk.MakeCustomerAsync("Kim Counted", "+33 6 98 76 54 32", "kim@counted.example");
            await NoteOrderAsync(page, "A-1");
            await AgreeAsync(page);
            await ConsentAndSendAsync(page, clerk);
            var ofNew = await page.PressedAsync();
            output.WriteLine($"{ofNew.Length}: {string.Join(' ', ofNew)}");
            await clerk.KeyInAsync(GoodCard);
            await clerk.ReachesAsync(nameof(SaveCardTexts.SavedTitle));

            await page.OpenAsync("/customers");
            await page.GetByRole(AriaRole.Link, new() { Name = "Kim Counted" }).First.ClickAsync();
            await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Save a card" }).First.ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("For Kim Counted");
            await page.ListensAsync();
            await page.StartCountingAsync();

            await StartAsync(page);
            await NoteOrderAsync(page, "A-2");
            await IsAskedAsync(page, "[name='consent-earlier']");
            await page.Keyboard.PressAsync("1");
            await ConsentAndSendAsync(page, clerk);
            var ofKnown = await page.PressedAsync();
            output.WriteLine($"{ofKnown.Length}: {string.Join(' ', ofKnown)}");

            ofNew.Length.ShouldBeLessThanOrEqualTo(30, string.Join(' ', ofNew));
            ofKnown.Length.ShouldBeLessThanOrEqualTo(15, string.Join(' ', ofKnown));
        });

    private static Task IsAskedAsync(IPage page, string field) => Expect(page.Locator(field).First).ToBeFocusedAsync();

    private static async Task StartAsync(IPage page)
    {
        await Expect(page.Locator("[data-listens-to^='1 2']")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("1");
    }

    private static async Task NoteOrderAsync(IPage page, string reference)
    {
        await IsAskedAsync(page, "[name='order-channel']");
        await page.Keyboard.PressAsync("1");
        await IsAskedAsync(page, "#order-reference");
        await page.Keyboard.InsertTextAsync(reference);
        await page.Keyboard.PressAsync("Enter");
    }

    // On request, up to an amount each time, for a year.
    private static async Task AgreeAsync(IPage page)
    {
        await IsAskedAsync(page, "[name='consent-kind']");
        await page.Keyboard.PressAsync("5");
        await IsAskedAsync(page, "#consent-purpose");
        await page.Keyboard.InsertTextAsync("Coffee");

        // A hand needs longer for the word than the page for the questions that follow from the kind.
        await Expect(page.Locator("#consent-amount")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await IsAskedAsync(page, "#consent-amount");
        await page.Keyboard.InsertTextAsync("80");
        await page.TabToAsync(page.Locator("[name='consent-source']").First);
        await page.Keyboard.PressAsync("1");
        await IsAskedAsync(page, ".preset");
        await page.Keyboard.PressAsync("3");
        await Expect(page.Locator("main button[type=submit]").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task ConsentAndSendAsync(IPage page, ClerkAtWork clerk)
    {
        await IsAskedAsync(page, "[name='evidence-identity']");
        await page.Keyboard.PressAsync("3");
        await IsAskedAsync(page, "[name='evidence-passed']");
        await page.Keyboard.PressAsync("1");
        await IsAskedAsync(page, "[name='evidence-cardholder']");
        await page.Keyboard.PressAsync("1");
        await Expect(page.Locator("main button[type=submit]").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await clerk.ReachesAsync(nameof(SaveCardTexts.ScriptTitle));
        await clerk.ListensToAnswersAsync();
        foreach (var question in new[]
        {
            TermsPartKey.Identity, TermsPartKey.Timing, TermsPartKey.Cancellation, TermsPartKey.Privacy, TermsPartKey.Redisplay,
        })
        {
            await clerk.IsReadingAsync(question);
            await page.Keyboard.PressAsync("1");
        }

        await clerk.ReachesAsync(nameof(SaveCardTexts.AnswersTitle));
        await Expect(page.Locator("main button[type=submit]").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await clerk.ReachesAsync(nameof(SaveCardTexts.ReaderTitle));
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Back office" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await clerk.ReachesAsync(nameof(SaveCardTexts.CardTitle));
    }
}
