using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using MotoPortal.Refunds.Panels;
using MotoPortal.SaveCard.Reads;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>Nothing that tells who a customer is stands in a log, trace or metric, however much of them is switched on.</summary>
[Collection(BrowserTests.Name)]
public sealed class TelemetryTests(ChromiumFixture chromium) : IAsyncLifetime
{
    // A word that nothing else contains: each personal field holds it, but for the telephone number.
    private const string Sentinel = "quetzal";
    private const string Telephone = "6 47 38 29 15";

    private readonly TalkativePortal _portal = new();

    public Task InitializeAsync() => _portal.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        _portal.Telemetry.Dispose();
    }

    [ChromiumFact]
    public Task At_the_most_talkative_level_no_log_trace_or_metric_holds_anything_of_a_customer() =>
        chromium.VisitAsync(_portal.Visitor with { Log = null }, async page =>
        {
            await SaveAsync(page);
            await ChargeAndRefundAsync(page);
            await SearchAsync(page);
            await WithdrawAsync(page);
            await GuessAsync(page);

            _portal.Telemetry.Texts.Count.ShouldBeGreaterThan(1_000);
            _portal.Telemetry.ThatMention("set_").ShouldNotBeEmpty("ids are told, so that something is");
            _portal.Telemetry.ThatMention(Sentinel, Telephone, Telephone.Replace(" ", "", StringComparison.Ordinal))
                .Select(text => text.Length > 400 ? text[..400] : text).Distinct(StringComparer.Ordinal).Take(40).ShouldBeEmpty();
        });

    private static async Task SaveAsync(IPage page)
    {
        var clerk = new ClerkAtWork(page, "en");
        await page.SignInAsync("sam");
        await clerk.StartAsync();
        await clerk.MakeCustomerAsync($"Ada {Sentinel}", $"0{Telephone}", $"ada@{Sentinel}.example");
        await clerk.NoteOrderAsync($"A-{Sentinel}");
        await clerk.AgreeAsync($"Feathers for {Sentinel}");
        await clerk.ReadTermsAsync(mayBeShownAgain: false);
        await clerk.SendToReaderAsync();
        await clerk.KeyInAsync("4242424242424242");
        await clerk.ReachesAsync(nameof(SaveCardTexts.SavedTitle));
    }

    // The receipts of both go out by mail.
    private static async Task ChargeAndRefundAsync(IPage page)
    {
        await page.OpenAsync("/charge");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Ada {Sentinel}" }).First.ClickAsync();
        await page.Locator("input[name='charge-who']").First.CheckAsync();
        await page.Locator("#charge-amount").FillAsync("40");
        await page.Locator("#charge-reference").FillAsync($"B-{Sentinel}");
        await page.Locator("#charge-reason").FillAsync($"one more {Sentinel}");
        await page.Locator("input[name='charge-purpose']").First.CheckAsync();
        await Expect(page.Locator(".recap")).ToContainTextAsync("€40.00");
        await WaitUntil.TrueAsync(async () =>
        {
            // A click right after the sentence changed is ignored.
            await page.Locator("form button.mud-button-filled-primary").Or(page.Locator(".result")).First.ClickAsync();
            return page.Url.Contains("/charges/", StringComparison.Ordinal);
        });
        await Expect(page.Locator(".result")).ToHaveAttributeAsync("data-state", "Succeeded");
        await page.GetByRole(
            AriaRole.Button,
            new() { Name = RefundTexts.ResourceManager.GetString(nameof(RefundTexts.Begin), CultureInfo.InvariantCulture)!, Exact = true })
            .ClickAsync();
        await page.Locator("input[name='refund-share']").Nth(1).CheckAsync();
        await page.Locator("#refund-amount").FillAsync("15");
        await page.Locator("input[name='refund-reason']").First.CheckAsync();
        await Expect(page.Locator(".refund-form .recap")).ToContainTextAsync("€15.00");
        await page.Locator(".refund-form button[type='submit']").ClickAsync();
        await Expect(page.Locator(".refunds li")).ToHaveCountAsync(1);
        await page.OpenAsync("/outbox");
        await Expect(page.Locator(".list li")).ToHaveCountAsync(3);
    }

    private static async Task SearchAsync(IPage page)
    {
        foreach (var path in new[] { "/customers", "/charge" })
        {
            await page.OpenAsync(path);
            await page.Locator("input[type=search]").First.FillAsync(Sentinel);
            await Expect(page.Locator("main")).ToContainTextAsync($"Ada {Sentinel}");
        }
    }

    private static async Task WithdrawAsync(IPage page)
    {
        await page.OpenAsync("/customers");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Ada {Sentinel}" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw C-" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "By telephone" }).CheckAsync();
        await dialog.Locator("#withdrawal-reason").FillAsync($"moves to {Sentinel}tenango");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "and remove the card" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("card removed at Stripe");
    }

    // What a stranger types into the form of signing in is their own.
    private static async Task GuessAsync(IPage page)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync($"staff@{Sentinel}.example");
        await page.Locator("input[name=Password]").FillAsync($"{Sentinel} 123 {Sentinel}");
        await page.Locator("form.sheet button[type=submit]").First.ClickAsync();
        await Expect(page.Locator(".problem").First).Not.ToBeEmptyAsync();
    }

    /// <summary>A portal that logs all that it can.</summary>
    private sealed class TalkativePortal : PracticePortal
    {
        public CapturedTelemetry Telemetry { get; } = new();

        // The settings file names these categories, so each is named here, too.
        internal override IReadOnlyDictionary<string, string?> Settings { get; } =
            new[] { "Default", "MotoPortal", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Hosting.Lifetime" }
                .ToDictionary(category => $"Logging:LogLevel:{category}", string? (_) => nameof(LogLevel.Trace), StringComparer.Ordinal);

        internal override Action<IServiceCollection> OtherServices =>
            services => services.AddSingleton<ILoggerProvider>(Telemetry);
    }
}
