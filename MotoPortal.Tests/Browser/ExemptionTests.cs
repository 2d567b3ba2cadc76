using System.Globalization;
using Microsoft.Playwright;
using MotoPortal.Accounts.Persons;
using MotoPortal.Exemptions;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using Stripe;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// An order number that looks like a card number: refused, read by a supervisor beside the clerk, let through, taken back.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class ExemptionTests(ChromiumFixture chromium, PracticePortal practice)
{
    private const string Order = "5910442000123457";

    [ChromiumFact]
    public Task A_supervisor_lets_an_order_number_through_the_clerk_goes_on_and_Stripe_gets_it_until_it_is_taken_back() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("camille");
            await clerk.StartAsync(SetupTask.PayNow);
            await clerk.MakeCustomerAsync("Edith Exempt");
            await clerk.NoteOrderAsync(Order, "40");
            await Expect(page.Locator("#order-reference-problem")).ToContainTextAsync("This looks like a card number.");
            await page.GetByRole(AriaRole.Button, new() { Name = Word(nameof(ExemptionsTexts.Ask)) }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog).ToContainTextAsync(Order);
            await page.ShouldBeAccessibleAsync();

            await Expect(page.Locator("#exempt-email")).ToBeFocusedAsync();
            await page.Locator("#exempt-email").FillAsync("camille@practice.example");
            await page.Locator("#exempt-password").FillAsync(PracticePeople.Password);
            await page.Locator("#exempt-reason").FillAsync("Order of the web shop");
            await LetThroughAsync(dialog);
            await Expect(dialog).ToContainTextAsync(Word(nameof(ExemptionsTexts.SamePerson)));

            await page.Locator("#exempt-email").FillAsync("sam@practice.example");
            await page.Locator("#exempt-password").FillAsync(PracticePeople.Password);
            await LetThroughAsync(dialog);
            await Expect(dialog).ToHaveCountAsync(0);
            await Expect(page.Locator("#order-reference")).ToHaveValueAsync(Order);
            await Expect(page.Locator("#order-reference-problem")).ToHaveCountAsync(0);
            await page.Locator("#order-reference").FocusAsync();
            await page.Keyboard.PressAsync("Enter");

            await clerk.AgreePaymentAsync(SetupTask.PayNow, "€40.00");
            await clerk.StopRecordingAsync();
            await clerk.TakeOnReaderAsync("€40.00");
            await clerk.KeyInAsync("4242424242424242");
            await clerk.ReachesAsync(nameof(SaveCardTexts.PaidTitle));
            var stripe = new StripeClient(new StripeClientOptions
            {
                ApiKey = "sk_test_practice00000000",
                ApiBase = practice.Simulator.ApiBase,
            });
            (await stripe.V1.PaymentIntents.ListAsync()).ShouldContain(intent => intent.Description == Order);
            practice.Portal.Log.ShouldNotMention(Order);

            await page.SignInAsync("alex", "/exemptions");
            await Expect(page.Locator("main tbody tr")).ToContainTextAsync("Order of the web shop");
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Take back: Order of the web shop" }).ClickAsync();
            await Expect(page.Locator("main tbody tr")).ToContainTextAsync("Taken back by");

            await page.SignInAsync("camille");
            await clerk.StartAsync();
            await clerk.MakeCustomerAsync("Edith Again");
            await clerk.NoteOrderAsync(Order);
            await Expect(page.Locator("#order-reference-problem")).ToContainTextAsync("This looks like a card number.");
        });

    private static Task LetThroughAsync(ILocator dialog) =>
        dialog.GetByRole(AriaRole.Button, new() { Name = Word(nameof(ExemptionsTexts.LetThrough)) }).ClickAsync();

    private static string Word(string key) => ExemptionsTexts.ResourceManager.GetString(key, CultureInfo.InvariantCulture)!;
}
