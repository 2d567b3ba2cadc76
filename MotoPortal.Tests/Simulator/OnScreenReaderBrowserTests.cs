using Microsoft.Playwright;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Browser;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Simulator;

/// <summary>The on-screen reader in Chromium, with the real simulator.</summary>
[Collection(BrowserTests.Name)]
public sealed class OnScreenReaderBrowserTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private ReaderPageHost _host = null!;

    public async Task InitializeAsync() => _host = await ReaderPageHost.StartAsync();

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [ChromiumTheory]
    [InlineData(320, 640, ColorScheme.Dark, "fr-FR")]
    [InlineData(1440, 900, ColorScheme.Light, "en-GB")]
    public Task A_card_is_keyed_in_by_keyboard_alone_and_every_screen_is_accessible(
        int width, int height, ColorScheme scheme, string locale) =>
        chromium.VisitAsync(
            new Visitor { Address = _host.Simulator.Address, Width = width, Height = height, Scheme = scheme, Locale = locale },
            async page =>
        {
            await page.GotoAsync($"/reader/{_host.ReaderId}");
            await SeesAsync(page, "splash");
            await page.ShouldBeAccessibleAsync();

            var intent = await _host.AskForCardAsync();
            await SeesAsync(page, "entry");
            await page.Keyboard.TypeAsync("378282246310005");
            await Assertions.Expect(page.Locator("#field")).ToHaveTextAsync("3782 822463 10005");
            await Assertions.Expect(page.Locator("#brand")).ToHaveTextAsync("American Express");
            await page.ShouldBeAccessibleAsync();
            await NextAsync(page, "expiry", "940");
            await Assertions.Expect(page.Locator("#field")).ToHaveTextAsync("09 / 40");
            await NextAsync(page, "cvc", "1234");
            await Assertions.Expect(page.Locator("#field")).ToHaveTextAsync("••••");
            await NextAsync(page, "postal", "sw1a 1aa");
            await Assertions.Expect(page.Locator("#field")).ToHaveTextAsync("SW1A 1AA");
            await page.Keyboard.PressAsync("Enter");

            await SeesAsync(page, "summary");
            await Assertions.Expect(page.Locator("[data-show=number]")).ToHaveTextAsync("•••• •••••• •0005");
            await page.ShouldBeAccessibleAsync();
            await page.Keyboard.PressAsync("Enter");

            await SeesAsync(page, "approved");
            await page.ShouldBeAccessibleAsync();
            (await _host.IntentAsync(intent.Id)).Status.ShouldBe("succeeded");
            await SeesAsync(page, "splash");
        });

    [ChromiumFact]
    public Task A_payment_shows_its_amount_until_it_is_paid_and_a_card_to_save_shows_none() =>
        chromium.VisitAsync(new Visitor { Address = _host.Simulator.Address, Width = 360, Height = 640 }, async page =>
        {
            await page.GotoAsync($"/reader/{_host.ReaderId}");
            var intent = await _host.AskForPaymentAsync();
            await SeesAsync(page, "entry");
            await Assertions.Expect(page.Locator("#amount")).ToContainTextAsync("EUR\u00a040.00");
            await page.ShouldBeAccessibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Test cards" }).ClickAsync();
            await page.Locator(".card[data-number='4242424242424242']").ClickAsync();
            await page.Keyboard.PressAsync("Enter");
            await SeesAsync(page, "summary");
            await Assertions.Expect(page.Locator("dd[data-amount]")).ToHaveTextAsync("EUR\u00a040.00");
            await page.ShouldBeAccessibleAsync();
            await page.Keyboard.PressAsync("Enter");
            await SeesAsync(page, "approved");
            await Assertions.Expect(page.Locator("[data-on=approved]")).ToContainTextAsync("Paid: EUR\u00a040.00.");
            (await _host.Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status.ShouldBe("succeeded");

            await _host.AskForCardAsync();
            await SeesAsync(page, "entry");
            await Assertions.Expect(page.Locator("#amount")).ToBeHiddenAsync();
        });

    [ChromiumFact]
    public Task A_test_card_is_one_click_and_two_Enters_away() =>
        chromium.VisitAsync(new Visitor { Address = _host.Simulator.Address, Width = 360, Height = 640 }, async page =>
        {
            await page.GotoAsync($"/reader/{_host.ReaderId}");
            var intent = await _host.AskForCardAsync();
            await SeesAsync(page, "entry");

            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Test cards" }).ClickAsync();
            await page.ShouldBeAccessibleAsync();
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "not enough money" }).ClickAsync();
            await page.Keyboard.PressAsync("Enter");
            await SeesAsync(page, "summary");
            await page.Keyboard.PressAsync("Enter");
            await SeesAsync(page, "declined");
            await Assertions.Expect(page.Locator("[data-on=declined] [data-words]"))
                .ToHaveTextAsync("The bank declined the card: not enough money.");
            await page.ShouldBeAccessibleAsync();

            await _host.SendAsync(intent.Id);
            await SeesAsync(page, "entry");
            await Assertions.Expect(page.Locator("#field")).ToHaveTextAsync("");
        });

    [ChromiumFact]
    public Task A_number_that_is_no_test_number_leaves_neither_the_page_nor_a_trace_on_it() =>
        chromium.VisitAsync(new Visitor { Address = _host.Simulator.Address }, async page =>
        {
            var posts = new List<string>();
            page.Request += (_, request) => posts.AddRange(request.Method is "POST" ? [request.Url] : []);
            await _host.AskForCardAsync();
            await page.GotoAsync($"/reader/{_host.ReaderId}");
            await SeesAsync(page, "entry");

            await page.Keyboard.TypeAsync("4539578763621486");
            await page.Keyboard.PressAsync("Enter");

            await Assertions.Expect(page.GetByText("This is not one of Stripe’s test numbers. Real cards must never be used here."))
                .ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#field")).ToHaveTextAsync("");
            (await page.ContentAsync()).ShouldNotContain("1486");
            await page.ShouldBeAccessibleAsync();
            posts.ShouldBeEmpty();
        });

    [ChromiumFact]
    public Task Escape_cancels_and_the_keys_on_the_screen_work_like_those_of_the_keyboard() =>
        chromium.VisitAsync(new Visitor { Address = _host.Simulator.Address }, async page =>
        {
            await _host.AskForCardAsync();
            await page.GotoAsync($"/reader/{_host.ReaderId}");
            await SeesAsync(page, "entry");
            var keypad = page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "Keypad" });

            foreach (var key in (string[])["4", "2", "4", "9", "Delete"])
            {
                await keypad.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = key, Exact = true }).ClickAsync();
            }

            await page.Keyboard.TypeAsync("2");
            await page.Keyboard.PressAsync("Backspace");
            await Assertions.Expect(page.Locator("#field")).ToHaveTextAsync("424");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByText("The number is not complete.")).ToBeVisibleAsync();

            await page.Keyboard.PressAsync("Escape");
            await SeesAsync(page, "canceled");
            (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.ReaderId)).Action.ShouldBeNull();
            await SeesAsync(page, "splash");
        });

    [ChromiumFact]
    public Task What_others_do_to_the_reader_is_seen_on_it() =>
        chromium.VisitAsync(new Visitor { Address = _host.Simulator.Address }, async page =>
        {
            await _host.AskForCardAsync();
            await page.GotoAsync($"/reader/{_host.ReaderId}");
            await SeesAsync(page, "entry");
            await page.Keyboard.TypeAsync("4242");

            await _host.Stripe.V1.Terminal.Readers.CancelActionAsync(_host.ReaderId);
            await SeesAsync(page, "canceled");

            _host.Simulator.Faults.Set(FaultKind.ReaderOffline, _host.ReaderId);
            await SeesAsync(page, "offline");
            await page.ShouldBeAccessibleAsync();
            _host.Simulator.Faults.ClearAll();
            await SeesAsync(page, "splash");
        });

    [ChromiumFact]
    public async Task It_works_in_a_frame_of_a_page_of_another_port()
    {
        await using var portal = (await CapturingStripe.StartAsync()).Answer("GET", "/", async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                context.Response,
                $"<!doctype html><html lang=en><title>t</title><link rel=icon href=data:,><main><h1>t</h1><input autofocus><iframe title=reader width=360 height=640 src={_host.Url($"/reader/{_host.ReaderId}")}></iframe></main></html>");
        });
        await chromium.VisitAsync(new Visitor { Address = new Uri(portal.Address) }, async page =>
        {
            await page.GotoAsync("/");
            var frame = page.FrameLocator("iframe");
            var intent = await _host.AskForCardAsync();
            await Assertions.Expect(frame.Locator("#reader")).ToHaveAttributeAsync("data-screen", "entry");
            await Assertions.Expect(page.Locator("input")).ToBeFocusedAsync();

            await frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Test cards" }).ClickAsync();
            await frame.Locator("[data-number='5555555555554444']").ClickAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.PressAsync("Enter");

            await Assertions.Expect(frame.Locator("#reader")).ToHaveAttributeAsync("data-screen", "approved");
            (await _host.IntentAsync(intent.Id)).PaymentMethod.Card.Brand.ShouldBe("mastercard");
        });
    }

    [ChromiumFact]
    public Task A_bank_that_takes_its_time_is_waited_for() =>
        chromium.VisitAsync(new Visitor { Address = _host.Simulator.Address }, async page =>
        {
            await _host.AskForCardAsync();
            _host.Simulator.Faults.Set(FaultKind.SlowAuthorization, _host.ReaderId, milliseconds: 2500);
            await page.GotoAsync($"/reader/{_host.ReaderId}");
            await SeesAsync(page, "entry");

            await page.Locator("[data-number='4242424242424242']").ClickAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.PressAsync("Enter");

            await SeesAsync(page, "processing");
            await SeesAsync(page, "approved");
        });

    private static Task SeesAsync(IPage page, string screen) =>
        Assertions.Expect(page.Locator("#reader"))
            .ToHaveAttributeAsync("data-screen", screen, new LocatorAssertionsToHaveAttributeOptions { Timeout = 15_000 });

    private static async Task NextAsync(IPage page, string step, string keys)
    {
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#reader")).ToHaveAttributeAsync("data-step", step);
        await page.Keyboard.TypeAsync(keys);
    }
}
