using Microsoft.Playwright;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Reads;
using MotoPortal.Shell.Fields;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>Unusual input: each case gets a clear message beside the field, and nothing breaks.</summary>
[Collection(BrowserTests.Name)]
public sealed class BadInputTests(ChromiumFixture chromium, PracticePortal practice)
{
    /// <summary>A test number that no other test uses, so that any occurrence of it shows that it was stored.</summary>
    private const string CardNumber = "4000056655665556";

    private static readonly string[] Names =
    [
        new('Å', 200),
        "👩🏽‍🚀 Zoë 🇫🇷",
        "محمد ‫بن‬ سعيد",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"O'Brien\" & `Sons`; DROP TABLE people--",
        "=HYPERLINK(\"http://evil.example\";\"x\")",
    ];

    [ChromiumFact]
    public Task A_name_is_shown_as_it_was_typed_whatever_it_is() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            page.Dialog += (_, dialog) => throw new InvalidOperationException($"A script ran: {dialog.Message}");
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("sam");
            foreach (var name in Names)
            {
                await clerk.StartAsync();
                await clerk.MakeCustomerAsync(name);
                await clerk.ReachesAsync(nameof(SaveCardTexts.OrderTitle));

                // Marks that turn the direction of what follows are left out; all else stays.
                await Expect(page.Locator("aside")).ToContainTextAsync(FieldRules.Visible(name));
                await page.ShouldNotScrollSidewaysAsync();
            }

            await page.GotoAsync("/customers");
            await page.SettlesAsync();
            await Expect(page.Locator("main")).ToContainTextAsync(Names[^1]);
            await page.ShouldNotScrollSidewaysAsync();
        });

    [ChromiumFact]
    public Task A_card_number_is_refused_beside_whatever_field_it_is_typed_into_and_kept_nowhere() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("camille");
            await clerk.StartAsync();

            await clerk.TypeAsync("#find-customer", CardNumber);
            await Expect(page.Locator("#find-customer-problem")).ToHaveTextAsync(Refusal(clerk));
            await page.Locator("#find-customer").FillAsync("");

            await clerk.PressAsync(nameof(SaveCardTexts.CustomerNew));
            foreach (var field in new[] { "customer-name", "customer-phone", "customer-email" })
            {
                await RefusedAsync(clerk, page, field, "4000 0566 5566 5556");
            }

            await clerk.MakeAnewAsync("Katherine Guard");
            await clerk.ReachesAsync(nameof(SaveCardTexts.OrderTitle));
            await RefusedAsync(clerk, page, "order-reference", "4000-0566-5566-5556");
            await clerk.NoteOrderAsync("A-7");
            await clerk.ReachesAsync(nameof(SaveCardTexts.ScopeTitle));
            await RefusedAsync(clerk, page, "consent-purpose", $"Card {CardNumber}");

            await page.GotoAsync("/customers");
            await page.SettlesAsync();
            await page.GetByRole(AriaRole.Searchbox).Or(page.Locator("[role=search] input")).First.FillAsync(CardNumber);
            await Expect(page.Locator("main")).ToContainTextAsync("card number");

            practice.Portal.Log.ShouldNotMention(CardNumber);
            practice.Portal.Log.ShouldNotMention("5566 5556");
            foreach (var written in new[] { "0566556655", "0566 5566", "0566-5566" })
            {
                await practice.ShouldHaveKeptNothingOfAsync(written);
            }

            // Proves that the search finds what is stored.
            await Assert.ThrowsAsync<ShouldAssertException>(() => practice.ShouldHaveKeptNothingOfAsync("Katherine Guard"));
        });

    [ChromiumFact]
    public Task A_telephone_number_or_mail_address_that_is_none_is_refused_beside_its_field() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("camille");
            await clerk.StartAsync();
            await clerk.PressAsync(nameof(SaveCardTexts.CustomerNew));
            await page.Locator("#customer-name").FillAsync("Mary Malformed");
            foreach (var (field, typed, words) in new[]
            {
                ("customer-phone", "12ab", nameof(FieldTexts.FieldNotAPhoneNumber)),
                ("customer-phone", "+999 1", nameof(FieldTexts.FieldNotAPhoneNumber)),
                ("customer-email", "mary@", nameof(FieldTexts.FieldNotAnEmail)),
                ("customer-email", "mary malformed@example.com", nameof(FieldTexts.FieldNotAnEmail)),
            })
            {
                await page.Locator($"#{field}").FillAsync(typed);
                await page.Keyboard.PressAsync("Enter");
                await Expect(page.Locator($"#{field}-problem")).ToContainTextAsync(clerk.Words(words));
                await Expect(page.Locator("#customer-name")).ToHaveValueAsync("Mary Malformed");
                await page.Locator($"#{field}").FillAsync("");
            }
        });

    [ChromiumFact]
    public Task An_unknown_Stripe_id_finds_no_customer_and_an_unknown_setup_offers_a_new_one() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("camille");
            await clerk.StartAsync();
            await clerk.TypeAsync("#find-customer", "cus_DoesNotExist01");
            await Expect(page.GetByText(clerk.Words(nameof(SaveCardTexts.CustomerNobody))).First).ToBeVisibleAsync();

            await page.OpenAsync("/save-card/set_%3Cscript%3E");
            await Expect(page.Locator("h1")).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.MissingTitle)));
        });

    private static string Refusal(ClerkAtWork clerk) => "⚠ " + clerk.Words(nameof(FieldTexts.FieldHoldsCardNumber));

    private static async Task RefusedAsync(ClerkAtWork clerk, IPage page, string field, string number)
    {
        await page.Locator($"#{field}").FillAsync(number);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"#{field}-problem")).ToHaveTextAsync(Refusal(clerk));
        await page.Locator($"#{field}").FillAsync("");
    }
}
