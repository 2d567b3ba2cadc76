using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using MotoPortal.Shell.Fields;
using MotoPortal.Terms.Versions;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// A clerk who saves cards with the keyboard alone, in their own language. Each method is one step of the page and waits for the next.
/// </summary>
internal sealed class ClerkAtWork(IPage page, string language)
{
    /// <summary>All that any clerk of this run typed about a customer: names, telephone numbers, e-mail addresses.</summary>
    public static readonly ConcurrentBag<string> TypedOfCustomers = [];

    /// <summary>Runs at each step; does nothing by default.</summary>
    public Func<Task> AtEachStep { get; init; } = () => Task.CompletedTask;

    /// <summary>The screen of the practice reader in its frame.</summary>
    public IFrameLocator Reader => page.FrameLocator("iframe");

    /// <summary>The heading of the current step.</summary>
    public ILocator StepHeading => page.Locator("#step-heading");

    /// <summary>A text in the clerk's language.</summary>
    public string Words(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Text(key), values);

    private string Text(string key) =>
        SaveCardTexts.ResourceManager.GetString(key, CultureInfo.GetCultureInfo(language))
        ?? FieldTexts.ResourceManager.GetString(key, CultureInfo.GetCultureInfo(language))!;

    /// <summary>Starts a setup from the list of open ones.</summary>
    public async Task StartAsync(SetupTask task = SetupTask.SaveCard)
    {
        await page.OpenAsync("/save-card");
        await PressAsync($"Start{task}");
        await ReachesAsync(nameof(SaveCardTexts.CustomerTitle));
    }

    /// <summary>Completes all steps before the choice of the reader.</summary>
    public async Task ReachReaderAsync(string customer)
    {
        await StartAsync();
        await MakeCustomerAsync(customer);
        await NoteOrderAsync("A-1");
        await AgreeAsync("Coffee");
        await ReadTermsAsync(mayBeShownAgain: false);
    }

    /// <summary>Creates a new customer.</summary>
    public async Task MakeCustomerAsync(string name, string phone = "", string email = "")
    {
        await PressAsync(nameof(SaveCardTexts.CustomerNew));
        await MakeAnewAsync(name, phone, email);
    }

    /// <summary>Fills in the open form for a new customer and submits it.</summary>
    public async Task MakeAnewAsync(string name, string phone = "", string email = "")
    {
        foreach (var typed in new[] { name, phone, email }.Where(typed => typed.Length > 0))
        {
            TypedOfCustomers.Add(typed);
        }

        await TypeAsync("#customer-name", name);
        await TypeAsync("#customer-phone", phone);
        await TypeAsync("#customer-email", email);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Notes a telephone order.</summary>
    public async Task NoteOrderAsync(string reference, string? amount = null)
    {
        // Another test may have made a customer of the same name.
        var (order, alike) = (Words(nameof(SaveCardTexts.OrderTitle)), Words(nameof(SaveCardTexts.AlikeTitle)));
        await Expect(page.Locator("#step-heading")).ToHaveTextAsync(new Regex(
            $"^({Regex.Escape(order)}|{Regex.Escape(alike)})$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        if (string.Equals(await page.Locator("#step-heading").TextContentAsync(), alike, StringComparison.Ordinal))
        {
            await PressAsync(nameof(SaveCardTexts.AlikeMakeNew));
        }

        await ReachesAsync(nameof(SaveCardTexts.OrderTitle));
        await ChooseAsync("order-channel", 0);
        await TypeAsync("#order-reference", reference);
        if (amount is not null)
        {
            await TypeAsync("#order-amount", amount);
        }

        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Notes the scope: charges on request, up to 80 euros each, for a year.</summary>
    public async Task AgreeAsync(string purpose)
    {
        await ReachesAsync(nameof(SaveCardTexts.ScopeTitle));
        await ChooseAsync("consent-kind", 4);
        await TypeAsync("#consent-purpose", purpose);
        await TypeAsync("#consent-amount", "80");
        await ChooseAsync("consent-source", 0);
        await PressAsync(nameof(SaveCardTexts.ScopeMonths), 12);
        await PressAsync(nameof(SaveCardTexts.ScopeGoOn));
    }

    /// <summary>Notes the caller: name and address spelled, with their own card.</summary>
    public async Task IdentifyAsync()
    {
        await ReachesAsync(nameof(SaveCardTexts.CallTitle));
        await SpellOutAsync("evidence-identity");
        await ChooseAsync("evidence-passed", 0);
        await ChooseAsync("evidence-cardholder", 0);
        await PressAsync(nameof(SaveCardTexts.EvidenceGoOn));
    }

    /// <summary>Notes the payer, when no consent asks for it, and their agreement to the amount.</summary>
    public async Task AgreePaymentAsync(SetupTask task, string amount)
    {
        await ReachesTextAsync(Words(nameof(SaveCardTexts.PaymentTitle), amount));
        if (task is SetupTask.PayNow)
        {
            await SpellOutAsync("payment-identity");
            await ChooseAsync("payment-passed", 0);
            await ChooseAsync("payment-cardholder", 0);
        }

        await page.TabToAsync(page.Locator("#payment-agreed"));
        await page.Keyboard.PressAsync("Space");
        await PressAsync(task is SetupTask.PayNow ? nameof(SaveCardTexts.PaymentGoOn) : nameof(SaveCardTexts.PaymentGoOnSave));
    }

    /// <summary>Confirms that the recording of the call is stopped.</summary>
    public async Task StopRecordingAsync()
    {
        await ReachesAsync(nameof(SaveCardTexts.RecordingTitle));
        await PressAsync(nameof(SaveCardTexts.RecordingStopped));
        await ReachesAsync(nameof(SaveCardTexts.ReaderTitle));
    }

    /// <summary>Takes the payment on a reader of a store; chooses the store the first time.</summary>
    public async Task TakeOnReaderAsync(string amount, string reader = "Front desk")
    {
        await ChooseReaderAsync(reader);
        await PressAsync(nameof(SaveCardTexts.ReaderTake), amount);
        await ReachesAsync(nameof(SaveCardTexts.CardTitle));
    }

    /// <summary>
    /// Reads the prepared terms question by question, answers with the keys 1 and 2, and with one press confirms that the recording is
    /// stopped and records the consent.
    /// </summary>
    public async Task ReadTermsAsync(bool mayBeShownAgain)
    {
        await BeginReadingAsync();
        TermsPartKey[] questions = [TermsPartKey.Identity, TermsPartKey.Timing, TermsPartKey.Cancellation, TermsPartKey.Privacy];
        foreach (var question in questions)
        {
            await IsReadingAsync(question);
            await page.Keyboard.PressAsync("1");
        }

        await IsReadingAsync(TermsPartKey.Redisplay);
        await page.Keyboard.PressAsync(mayBeShownAgain ? "1" : "2");
        await ReachesAsync(nameof(SaveCardTexts.AnswersTitle));
        await PressAsync(nameof(SaveCardTexts.ConsentRecordStopped));
        await ReachesAsync(nameof(SaveCardTexts.ReaderTitle));
    }

    /// <summary>Identifies the caller and opens the first part of the terms.</summary>
    public async Task BeginReadingAsync()
    {
        await IdentifyAsync();
        await ReachesAsync(nameof(SaveCardTexts.ScriptTitle));
        await ListensToAnswersAsync();
    }

    /// <summary>Waits until the page handles the answer keys.</summary>
    public Task ListensToAnswersAsync() => Expect(page.Locator("[data-listens-to^='1 2']")).ToHaveCountAsync(1);

    /// <summary>Waits until a part of the terms is shown.</summary>
    public Task IsReadingAsync(TermsPartKey part) => Expect(page.Locator($"[data-part='{part}']")).ToBeVisibleAsync();

    /// <summary>Sends to a reader of a store; chooses the store the first time.</summary>
    public async Task SendToReaderAsync(string reader = "Front desk", string store = "Store Lyon")
    {
        await ChooseReaderAsync(reader, store);
        await PressAsync(nameof(SaveCardTexts.ReaderSend));
        await ReachesAsync(nameof(SaveCardTexts.CardTitle));
    }

    /// <summary>Chooses a reader of a store, and the store the first time.</summary>
    public async Task ChooseReaderAsync(string reader = "Front desk", string store = "Store Lyon")
    {
        var choice = page.Locator("input[name='reader']");
        var stores = page.Locator(".stores button");
        await Expect(choice.Or(stores).First).ToBeVisibleAsync();
        if (await stores.CountAsync() > 0)
        {
            await PickStoreAsync(store);
        }

        await PickReaderAsync(reader);
    }

    /// <summary>Keys a card in on the reader in the frame, with the keyboard.</summary>
    public async Task KeyInAsync(string number)
    {
        var screen = Reader.Locator("#reader");
        await Expect(screen).ToHaveAttributeAsync("data-screen", "entry");
        await page.TabToAsync(Reader.Locator("#field"));
        foreach (var (step, typed) in new[] { ("number", number), ("expiry", "1230"), ("cvc", "123"), ("postal", "69002") })
        {
            await Expect(screen).ToHaveAttributeAsync("data-step", step);
            await page.Keyboard.TypeAsync(typed);
            await page.Keyboard.PressAsync("Enter");
        }

        await Expect(screen).ToHaveAttributeAsync("data-screen", "summary");
        await page.TabToAsync(Reader.Locator("#confirm"));
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits for the step with this heading.</summary>
    public Task ReachesAsync(string heading) => ReachesTextAsync(Words(heading));

    private async Task ReachesTextAsync(string heading)
    {
        await Expect(StepHeading).ToHaveTextAsync(heading);
        await AtEachStep();
    }

    /// <summary>Tabs to a button of the portal and presses it.</summary>
    public Task PressAsync(string key, params object[] values) => PressAsync(AriaRole.Button, key, values);

    /// <summary>Tabs to a link of the portal and follows it.</summary>
    public Task FollowAsync(string key) => PressAsync(AriaRole.Link, key);

    private async Task PressAsync(AriaRole role, string key, params object[] values)
    {
        var button = page.GetByRole(role, new() { Name = Words(key, values) }).First;
        await page.TabToAsync(button);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Tabs to a field and types into it.</summary>
    public async Task TypeAsync(string field, string text)
    {
        await page.TabToAsync(page.Locator(field));
        await page.Keyboard.InsertTextAsync(text);
    }

    // Tab moves to the chosen radio button of the group, or to the first; there the answer's digit chooses it.
    private async Task ChooseAsync(string group, int place)
    {
        var buttons = page.Locator($"input[name='{group}']");
        await Expect(buttons.First).ToBeAttachedAsync();
        var chosen = page.Locator($"input[name='{group}']:checked");
        await page.TabToAsync(await chosen.CountAsync() > 0 ? chosen : buttons.First);
        await page.Keyboard.PressAsync((place + 1).ToString(CultureInfo.InvariantCulture));
        await Expect(buttons.Nth(place)).ToBeCheckedAsync();
    }

    private async Task SpellOutAsync(string group) =>
        await ChooseAsync(group, await PlaceOfAsync(group, Words(nameof(SaveCardTexts.IdentitySpelledOrder))));

    private async Task PickStoreAsync(string store)
    {
        await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = store }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("input[name='reader']").First).ToBeVisibleAsync();
    }

    private async Task PickReaderAsync(string reader)
    {
        var place = await PlaceOfAsync("reader", reader);
        var buttons = page.Locator("input[name='reader']");
        if (await buttons.Nth(place).IsCheckedAsync())
        {
            return;
        }

        await ChooseAsync("reader", place);
    }

    private async Task<int> PlaceOfAsync(string group, string title)
    {
        var card = page.Locator($"label.card:has(input[name='{group}'])");
        await Expect(card.First).ToBeVisibleAsync();
        var titles = await card.Locator(".title").AllInnerTextsAsync();
        var place = titles.ToList().FindIndex(text => text.Contains(title, StringComparison.Ordinal));
        place.ShouldNotBe(-1, $"{title} is none of: {string.Join(", ", titles)}");
        return place;
    }
}
