using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using MotoPortal.Terms.Versions;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class SaveCardTests(ChromiumFixture chromium, PracticePortal practice)
{
    private const string DeclinedCard = "4000000000000002";
    private static Regex Clock(string form) => new(form, RegexOptions.None, TimeSpan.FromSeconds(1));

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

            await clerk.ReachesAsync(nameof(SaveCardTexts.ProblemDeclineCallBankWhat));
            await page.ShouldBeAccessibleAsync();
            await clerk.PressAsync(nameof(SaveCardTexts.ActionAnotherCardOn), reader);
            await clerk.ReachesAsync(nameof(SaveCardTexts.CardTitle));
            await clerk.KeyInAsync(GoodCard);

            await clerk.ReachesAsync(nameof(SaveCardTexts.SavedTitle));
            await Expect(page.Locator("section.done .card")).ToContainTextAsync("4242");
            await page.ShouldBeAccessibleAsync();

            // One key press starts the next customer.
            await page.Keyboard.PressAsync("Enter");
            await clerk.ReachesAsync(nameof(SaveCardTexts.CustomerTitle));
        });

    [ChromiumFact]
    public Task A_card_is_saved_from_a_customers_page_without_looking_for_them_again() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("camille");
            await clerk.StartAsync();
            await clerk.MakeCustomerAsync("Clara Keeps", email: "clara@keeps.example");
            await clerk.ReachesAsync(nameof(SaveCardTexts.OrderTitle));

            await page.OpenAsync("/customers");
            await page.GetByRole(AriaRole.Link, new() { Name = "Clara Keeps" }).First.ClickAsync();
            await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Save a card" }).First.ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("For Clara Keeps");
            await page.ListensAsync();
            await clerk.PressAsync($"Start{SetupTask.SaveCard}");

            await clerk.ReachesAsync(nameof(SaveCardTexts.OrderTitle));
            await Expect(page.Locator("aside")).ToContainTextAsync("Clara Keeps");
        });

    [ChromiumFact]
    public Task What_was_agreed_before_and_the_reader_of_before_take_one_key_each_and_F8_stops_the_reader_from_within() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("camille");
            await clerk.ReachReaderAsync("Rita Repeats");
            await clerk.SendToReaderAsync("Back office");
            await clerk.KeyInAsync(GoodCard);
            await clerk.ReachesAsync(nameof(SaveCardTexts.SavedTitle));

            await page.OpenAsync("/customers");
            await page.GetByRole(AriaRole.Link, new() { Name = "Rita Repeats" }).First.ClickAsync();
            await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Save a card" }).First.ClickAsync();
            await page.ListensAsync();
            await clerk.PressAsync($"Start{SetupTask.SaveCard}");
            await clerk.ReachesAsync(nameof(SaveCardTexts.OrderTitle));
            await Expect(page.Locator("[name='order-channel']").First).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("1");
            await Expect(page.Locator("#order-reference")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("A-2");
            await page.Keyboard.PressAsync("Enter");

            await Expect(page.Locator("[name='consent-earlier']").First).ToBeFocusedAsync();
            await page.ShouldBeAccessibleAsync();
            await page.Keyboard.PressAsync("1");
            await clerk.ReachesAsync(nameof(SaveCardTexts.CallTitle));
            await Expect(page.Locator("aside")).ToContainTextAsync("Up to €80.00 each");

            await clerk.ReadTermsAsync(mayBeShownAgain: true);
            await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Back office" })).ToBeCheckedAsync();
            await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Back office" })).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await clerk.ReachesAsync(nameof(SaveCardTexts.CardTitle));

            var inFrame = page.FrameLocator("iframe");
            await Expect(inFrame.Locator("#reader")).ToHaveAttributeAsync("data-screen", "entry");
            await inFrame.Locator("#field").FocusAsync();
            await page.Keyboard.PressAsync("F8");
            await clerk.ReachesAsync(nameof(SaveCardTexts.ProblemCanceledHereWhat));
            await Expect(page.Locator(".mud-step.mud-error, .mud-step-error")).ToHaveCountAsync(0);
        });

    [ChromiumFact]
    public Task The_script_goes_on_where_it_was_after_a_reload_and_a_no_ends_it_politely() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("camille");
            await clerk.StartAsync();
            await clerk.MakeCustomerAsync("Nadia Declines");
            await clerk.NoteOrderAsync("A-1");
            await clerk.AgreeAsync("Tea");
            await clerk.BeginReadingAsync();
            await page.Keyboard.PressAsync("1");
            await clerk.IsReadingAsync(TermsPartKey.Timing);

            await page.ReloadAsync();
            await page.ListensAsync();
            await clerk.IsReadingAsync(TermsPartKey.Timing);
            await clerk.ListensToAnswersAsync();
            await page.ShouldBeAccessibleAsync();
            await page.Keyboard.PressAsync("2");

            await clerk.ReachesAsync(nameof(SaveCardTexts.NoTitle));
            await clerk.PressAsync(nameof(SaveCardTexts.GoOnWithout));
            await clerk.ReachesAsync(nameof(SaveCardTexts.RefusedDeclined));
            await page.ShouldBeAccessibleAsync();
        });

    [ChromiumFact]
    public Task A_setup_goes_on_after_the_server_was_restarted_between_consent_and_reader() =>
        chromium.VisitAsync(practice.Visitor with
        {
            Log =
            null,
            Expected = ["WebSocket", "Failed to", "ERR_CONNECTION_REFUSED", "disconnected", "reconnect"]
        }, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("sam");
            await clerk.ReachReaderAsync("Ada Restart");
            var address = page.Url;

            await practice.RestartPortalAsync(() => Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync());

            // The cookie is still valid, because its key is in the database; the page is unchanged, because the setup's row is.
            await page.OpenAsync(address);
            await clerk.ReachesAsync(nameof(SaveCardTexts.ReaderTitle));
            await clerk.SendToReaderAsync();
            await clerk.KeyInAsync(GoodCard);

            await clerk.ReachesAsync(nameof(SaveCardTexts.SavedTitle));
            practice.Portal.Log.ShouldBeClean();
        });

    [ChromiumFact]
    public Task Two_tabs_show_the_same_setup_and_a_change_in_one_reaches_the_other_without_reload() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("camille");
            await clerk.ReachReaderAsync("Grace Two-Tabs");

            var other = await page.Context.NewPageAsync();
            var elsewhere = new ClerkAtWork(other, "en");
            await other.OpenAsync(page.Url);
            await Expect(elsewhere.StepHeading).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.ReaderTitle)));

            // Both send at once, with a double click: one attempt reaches the reader, and both tabs show it.
            await page.BringToFrontAsync();
            await elsewhere.ChooseReaderAsync();
            await clerk.ChooseReaderAsync();
            var send = clerk.Words(nameof(SaveCardTexts.ReaderSend));
            var buttons = new[] { await page.Locator($"button:has-text('{send}')")
                .ElementHandleAsync(), await other.Locator($"button:has-text('{send}')").ElementHandleAsync() };
            await Task.WhenAll(buttons.Select(button => button.EvaluateAsync("button => { button.click(); button.click(); }")));
            foreach (var tab in new[] { clerk, elsewhere })
            {
                await Expect(tab.StepHeading).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.CardTitle)));
            }

            await Expect(page.Locator("aside")).ToContainTextAsync("Attempt 1");
            await page.BringToFrontAsync();
            await clerk.KeyInAsync(GoodCard);
            foreach (var tab in new[] { clerk, elsewhere })
            {
                await Expect(tab.StepHeading).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.SavedTitle)));
            }
        });

    [ChromiumFact]
    public Task Canceling_keeps_all_that_was_typed_and_the_reader_can_be_started_again() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var clerk = new ClerkAtWork(page, "en");
            await page.SignInAsync("camille");
            await clerk.ReachReaderAsync("Alan Cancel");
            await clerk.SendToReaderAsync();

            // The browser counts both clocks: up from the sending, down to when the portal stops the reader.
            await Expect(page.Locator("running-clock[data-counts=up]")).ToHaveTextAsync(Clock("^([1-9]|0:(0[2-9]|[1-5]))"));
            await Expect(page.Locator("running-clock[data-counts=down]")).ToHaveTextAsync(Clock("^[0-9]:[0-5][0-9]$"));
            await page.Keyboard.PressAsync("F8");

            await clerk.ReachesAsync(nameof(SaveCardTexts.ProblemCanceledHereWhat));
            await Expect(page.Locator("aside")).ToContainTextAsync("Alan Cancel");
            await page.ReloadAsync();
            await page.ListensAsync();
            await clerk.PressAsync(nameof(SaveCardTexts.ActionSendAgainOn), "Front desk");
            await clerk.ReachesAsync(nameof(SaveCardTexts.CardTitle));
            await clerk.KeyInAsync(GoodCard);

            await clerk.ReachesAsync(nameof(SaveCardTexts.SavedTitle));
            await Expect(page.Locator("aside")).ToContainTextAsync("Attempt 2");
        });

    [ChromiumTheory]
    [InlineData(1440, ColorScheme.Dark, "en-GB", "Front desk")]
    [InlineData(390, ColorScheme.Light, "fr-FR", "Back office")]
    public Task Every_step_and_its_results_are_accessible(int width, ColorScheme scheme, string locale, string reader) =>
        chromium.VisitAsync(practice.Visitor with { Width = width, Scheme = scheme, Locale = locale }, async page =>
        {
            var clerk = new ClerkAtWork(page, locale[..2])
            {
                AtEachStep = async () =>
                {
                    await page.SettlesAsync();
                    await page.ShouldBeAccessibleAsync();
                    await page.ShouldNotScrollSidewaysAsync();
                },
            };
            await page.SignInAsync("sam");
            await clerk.ReachReaderAsync("Barbara Look");
            await clerk.SendToReaderAsync(reader);
            await clerk.KeyInAsync("4000000000009995");
            await clerk.ReachesAsync(nameof(SaveCardTexts.ProblemDeclineOtherCardWhat));
            await clerk.PressAsync(nameof(SaveCardTexts.ActionAnotherCardOn), reader);
            await clerk.ReachesAsync(nameof(SaveCardTexts.CardTitle));
            await clerk.KeyInAsync(GoodCard);
            await clerk.ReachesAsync(nameof(SaveCardTexts.SavedTitle));

            await clerk.FollowAsync(nameof(SaveCardTexts.SeeCustomer));
            await Expect(page.Locator("h1")).ToHaveTextAsync("Barbara Look");
            await Expect(page.Locator("main")).ToContainTextAsync("4242");
            await clerk.AtEachStep();

            await chromium.VisitAsync(practice.Visitor with { Width = width, Scheme = scheme, Locale = locale }, async office =>
            {
                await office.SignInAsync("audrey", "/consents");
                await office.SettlesAsync();
                await Expect(office.Locator("main")).ToContainTextAsync("Barbara Look");
                await office.ShouldBeAccessibleAsync();
                await office.GetByText("Barbara Look").First.ClickAsync();
                await Expect(office.Locator(".mud-drawer--open, [role=dialog]").First).ToBeVisibleAsync();
                await office.ShouldBeAccessibleAsync();
            });
        });
}
