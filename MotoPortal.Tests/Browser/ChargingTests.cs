using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MotoPortal.Accounts.Persons;
using MotoPortal.Charges.Approval;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Refunds.Panels;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.CustomerStep;
using MotoPortal.SaveCard.OrderStep;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Consents;
using MotoPortal.Tests.Support;
using Stripe;
using Stripe.TestHelpers.Terminal;
using static Microsoft.Playwright.Assertions;
using CustomerForm = MotoPortal.Customers.Records.CustomerForm;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// Charges of saved cards in a real browser: both initiations, a refusal with its clause, a decline, a second person, and a refund.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class ChargingTests(ChromiumFixture chromium, PracticePortal practice)
{
    [ChromiumFact]
    public Task With_the_customer_on_the_line_what_is_covered_is_charged_and_what_is_not_is_refused_with_its_clause() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var consent = await SavedAsync("Zelda Line", "4242424242424242", OnRequest(80_00));
            await page.SignInAsync("camille", "/charge");
            await page.GetByRole(AriaRole.Link, new() { Name = "Zelda Line" }).ClickAsync();
            await Expect(page.Locator("input[name='charge-who']").Nth(1)).ToBeDisabledAsync();
            await page.Locator("input[name='charge-who']").First.CheckAsync();
            await TypeAsync(page, "#charge-amount", "80.01");

            await Expect(page.Locator("[data-clause='CapPerCharge']")).ToContainTextAsync("€80.00");
            await page.ShouldBeAccessibleAsync();
            await TypeAsync(page, "#charge-amount", "40");
            await page.Locator("input[name='charge-purpose']").First.CheckAsync();
            await Expect(page.Locator(".recap")).ToContainTextAsync($"consent {consent.Number}");
            await SendAsync(page);

            await Expect(page.Locator(".result")).ToHaveAttributeAsync("data-state", "Succeeded");
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
        });

    [ChromiumFact]
    public Task With_the_customer_absent_a_decline_says_in_French_what_to_do() =>
        chromium.VisitAsync(practice.Visitor with { Locale = "fr-FR", Width = 390, Scheme = ColorScheme.Dark }, async page =>
        {
            var consent = await SavedAsync("Abel Absent", "4000000000000341", Unscheduled(80_00));
            await page.SignInAsync("camille", $"/");
            await page.OpenAsync($"/charge/{consent.Id}");
            await page.Locator("input[name='charge-who']").Nth(1).CheckAsync();
            await TypeAsync(page, "#charge-amount", "40,00");
            await TypeAsync(page, "#charge-reason", "Livraison de vendredi");
            await page.Locator("input[name='charge-purpose']").First.CheckAsync();
            await Expect(page.Locator(".recap")).ToContainTextAsync("client absent");
            await SendAsync(page);

            await Expect(page.Locator(".result")).ToHaveAttributeAsync("data-state", "Declined");
            await Expect(page.Locator("#step-heading")).ToHaveTextAsync(
                ChargeStateTexts.ResourceManager.GetString(nameof(ChargeStateTexts.Title_Declined), CultureInfo.GetCultureInfo("fr"))!);
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
        });

    [ChromiumFact]
    public Task What_the_house_forbids_a_second_person_allows_in_place_and_it_is_marked_for_ever() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var consent = await SavedAsync("Lena Limit", "4242424242424242", OnRequest(900_00));
            await page.SignInAsync("camille", "/");
            await page.OpenAsync($"/charge/{consent.Id}");
            await page.Locator("input[name='charge-who']").First.CheckAsync();
            await TypeAsync(page, "#charge-amount", "600");
            await page.Locator("input[name='charge-purpose']").First.CheckAsync();
            await Expect(page.Locator($"[data-clause='{nameof(ChargeClause.HouseLimitPerCharge)}']")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = Word(nameof(ApprovalTexts.Here)) }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog.Locator(".recap")).ToContainTextAsync("€600.00");
            await Expect(page.Locator("#second-email")).ToBeFocusedAsync();
            await page.ShouldBeAccessibleAsync();

            await TypeAsync(page, "#second-email", "camille@practice.example");
            await TypeAsync(page, "#second-password", PracticePeople.Password);
            await TypeAsync(page, "#second-reason", "Known for years");
            await dialog.GetByRole(AriaRole.Button, new() { NameRegex = Starting(nameof(ApprovalTexts.Allow)) }).ClickAsync();
            await Expect(dialog).ToContainTextAsync(Word(nameof(ApprovalTexts.SamePerson)));
            await TypeAsync(page, "#second-email", "sam@practice.example");
            await TypeAsync(page, "#second-password", PracticePeople.Password);
            await dialog.GetByRole(AriaRole.Button, new() { NameRegex = Starting(nameof(ApprovalTexts.Allow)) }).ClickAsync();

            await Expect(page.Locator(".result")).ToHaveAttributeAsync("data-state", "Succeeded");
            await Expect(page.Locator(".result")).ToContainTextAsync("A rule was lifted by Sam O.");
            await page.OpenAsync("/charges?rules=lifted&search=Lena");
            await Expect(page.Locator(".list-row")).ToHaveCountAsync(1);
            await Expect(page.Locator(".list-row")).ToContainTextAsync("A rule was lifted by Sam O.");
            await page.ShouldBeAccessibleAsync();
        });

    [ChromiumFact]
    public Task A_part_of_a_charge_is_given_back_and_the_rest_can_still_be() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            var consent = await SavedAsync("Rita Refund", "4242424242424242", OnRequest(80_00));
            await page.SignInAsync("sam", "/");
            await page.OpenAsync($"/charge/{consent.Id}");
            await page.Locator("input[name='charge-who']").First.CheckAsync();
            await TypeAsync(page, "#charge-amount", "40");
            await page.Locator("input[name='charge-purpose']").First.CheckAsync();
            await Expect(page.Locator(".recap")).ToContainTextAsync("€40.00");
            await SendAsync(page);
            await Expect(page.Locator(".result")).ToHaveAttributeAsync("data-state", "Succeeded");

            await page.GetByRole(AriaRole.Button, new() { Name = RefundWord(nameof(RefundTexts.Begin)), Exact = true }).ClickAsync();
            await page.Locator("input[name='refund-share']").Nth(1).CheckAsync();
            await TypeAsync(page, "#refund-amount", "40.01");
            await page.Locator("input[name='refund-reason']").First.CheckAsync();
            await page.Locator(".refund-form button[type='submit']").ClickAsync();
            await Expect(page.Locator("#refund-amount-problem")).ToBeVisibleAsync();
            await page.ShouldBeAccessibleAsync();
            await TypeAsync(page, "#refund-amount", "15");
            await Expect(page.Locator(".refund-form .recap")).ToContainTextAsync("€15.00");
            await page.Locator(".refund-form button[type='submit']").ClickAsync();

            await Expect(page.Locator(".refunds li")).ToHaveCountAsync(1);
            await Expect(page.Locator(".refunds")).ToContainTextAsync("€25.00");
            await page.ShouldBeAccessibleAsync();
        });

    private static string RefundWord(string key) => RefundTexts.ResourceManager.GetString(key, CultureInfo.InvariantCulture)!;

    private static ConsentScope OnRequest(long most) => ConsentScope.OnRequest("Coffee", new Money(most, "eur"), null, Today.AddYears(1));

    private static ConsentScope Unscheduled(long most) =>
        ConsentScope.Unscheduled(
            "Coffee",
            new Money(most, "eur"),
            new PeriodCap(new Money(most * 3, "eur"), ChargePeriod.Month),
            "when a delivery has left",
            Today.AddYears(1));

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static string Word(string key) => ApprovalTexts.ResourceManager.GetString(key, CultureInfo.InvariantCulture)!;

    // The text before the amount.
    private static Regex Starting(string key) =>
        new("^" + Regex.Escape(Word(key).Split('{')[0]), RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await page.Locator(field).FillAsync(text);
        await page.Keyboard.PressAsync("Tab");
    }

    // A click right after the sentence changed is ignored, so it is repeated until it is accepted.
    private static Task SendAsync(IPage page) => WaitUntil.TrueAsync(async () =>
    {
        if (page.Url.Contains("/charges/", StringComparison.Ordinal))
        {
            return true;
        }

        try
        {
            await page.Locator("form button.mud-button-filled-primary").ClickAsync(new() { Timeout = 500 });
        }
        catch (TimeoutException)
        {
            // The click was accepted meanwhile.
        }

        return false;
    });

    private async Task<ConsentView> SavedAsync(string name, string number, ConsentScope scope)
    {
        var services = practice.Portal.Services;
        await using var clerk = await new PeopleHost(practice.Portal).ActAsAsync("camille@practice.example");
        var setup = (await clerk.Get<SaveCardWorkflow>().StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();
        await clerk.Get<CustomerStepWorkflow>()
            .CreateCustomerAsync(setup, new CustomerForm { Name = name }, evenIfAlike: true, CancellationToken.None);
        await clerk.Get<OrderStepWorkflow>()
            .NoteOrderAsync(setup, new OrderForm { Channel = OrderChannel.Telephone, Reference = "A-1" }, CancellationToken.None);
        var form = TypedForm.Of(scope, CultureInfo.InvariantCulture);
        form.AcceptsCharges = true;
        var draft = await Drafts.OfCallAsync(services.GetRequiredService<ConsentScripts>(), form, TimeProvider.System.GetUtcNow());
        draft.BeginFor((await SeeAsync(setup)).Customer!.Id!.Value, OrderChannel.Telephone);
        (await clerk.Get<ConsentStepWorkflow>().RecordConsentAsync(setup, draft, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        await clerk.Get<ReaderStepWorkflow>().NoteRecordingStoppedAsync(setup, CancellationToken.None);
        await WaitUntil.TrueAsync(async () => (await SeeAsync(setup)).State is SetupState.IntentReady);

        var stripe = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_of_the_tests", ApiBase = practice.Simulator.ApiBase });
        var reader = (await stripe.V1.Terminal.Readers.ListAsync()).Data.First(reader => reader.Label is "Front desk");
        await WaitUntil.TrueAsync(async () => await clerk.Get<ReaderStepWorkflow>()
            .SendToReaderAsync(setup, ReaderId.From(reader.Id), confirmed: null, CancellationToken.None) is SendOutcome.OnReader);
        await stripe.V1.TestHelpers.Terminal.Readers.PresentPaymentMethodAsync(reader.Id, new ReaderPresentPaymentMethodOptions
        {
            Type = "card",
            Card = new ReaderCardOptions { Number = number, ExpMonth = 12, ExpYear = 2050, Cvc = "123" },
        });
        await WaitUntil.TrueAsync(async () => (await SeeAsync(setup)).State is SetupState.Saved);
        return (await services.GetRequiredService<ConsentReads>().FindAsync((await SeeAsync(setup)).Consent!.Id, CancellationToken.None))
            .ShouldNotBeNull();
    }

    private async Task<SetupView> SeeAsync(CardSetupId setup) =>
        (await practice.Portal.Services.OfAllStores<SetupReads>().FindAsync(setup, CancellationToken.None)).ShouldNotBeNull();
}
