using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using MotoPortal.Accounts.Persons;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>The lock over a live page, in Chromium; the portal's clock is turned.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class IdleLockTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private readonly ClockedPortal _portal = new();

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    [ChromiumTheory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public Task The_page_is_covered_takes_nothing_and_is_as_it_was_after_the_password(string locale) =>
        chromium.VisitAsync(_portal.Visitor with { Locale = locale, Expected = ["422", "423"] }, async page =>
        {
            await page.SignInAsync("alex", "/people/invite");
            await page.Locator("#person-name").FillAsync("Grace H.");
            var title = await page.TitleAsync();

            _portal.Time.Advance(TimeSpan.FromMinutes(15));
            var cover = page.GetByRole(AriaRole.Dialog);
            await Expect(cover).ToBeVisibleAsync();

            // Nothing below can be read, seen or reached, and the title names no person.
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(0);
            await Expect(page.Locator("#person-name")).ToBeHiddenAsync();
            (await page.TitleAsync()).ShouldBe("MotoPortal");
            await page.ShouldBeAccessibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await page.Keyboard.PressAsync("Escape");
            await Expect(cover).ToBeVisibleAsync();

            // An event that a script forges on the page below does nothing.
            await page.EvaluateAsync("() => document.querySelector('form.invite button[type=submit]').click()");
            await cover.Locator("input[type=password]").FillAsync("not the password 1");
            await page.Keyboard.PressAsync("Enter");
            await Expect(cover.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
            await page.ShouldBeAccessibleAsync();
            await cover.Locator("input[type=password]").FillAsync(PracticePeople.Password);
            await page.Keyboard.PressAsync("Enter");

            await Expect(cover).ToHaveCountAsync(0);
            await Expect(page.Locator("#person-name")).ToHaveValueAsync("Grace H.");
            (await page.TitleAsync()).ShouldBe(title);
            await Expect(page.Locator("#person-roles-problem")).ToHaveCountAsync(0);
            await page.Locator("form.invite button[type=submit]").ClickAsync();
            await Expect(page.Locator("#person-roles-problem")).ToBeVisibleAsync();
        });

    [ChromiumFact]
    public Task Every_tab_is_locked_and_unlocked_together_and_a_new_one_starts_with_the_password() =>
        chromium.VisitAsync(_portal.Visitor, async page =>
        {
            await page.SignInAsync("alex", "/people");
            var other = await page.Context.NewPageAsync();
            await other.OpenAsync("/customers");

            _portal.Time.Advance(TimeSpan.FromMinutes(15));
            await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            await Expect(other.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            var third = await page.Context.NewPageAsync();
            await third.GotoAsync("/charges");
            await Expect(third).ToHaveURLAsync(IdleAddress());
            await third.ShouldBeAccessibleAsync();
            await third.Locator("input[type=password]").FillAsync(PracticePeople.Password);
            await third.Locator("button.accent").ClickAsync();

            await Expect(third).ToHaveURLAsync(ChargesAddress());
            await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            await Expect(other.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "alex@practice.example" })).ToBeVisibleAsync();
        });

    [ChromiumFact]
    public Task A_key_press_of_a_person_keeps_the_page_open_and_an_event_of_a_script_does_not() =>
        chromium.VisitAsync(_portal.Visitor, async page =>
        {
            await page.SignInAsync("alex", "/people");
            await ReportsAsync(page, () => page.Keyboard.PressAsync("Shift"));
            _portal.Time.Advance(TimeSpan.FromMinutes(10));
            await page.ReloadAsync();
            await page.ListensAsync();
            await ReportsAsync(page, () => page.Keyboard.PressAsync("Shift"));

            _portal.Time.Advance(TimeSpan.FromMinutes(10));
            await page.ReloadAsync();
            await page.ListensAsync();
            await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            await page.EvaluateAsync("() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))");

            _portal.Time.Advance(TimeSpan.FromMinutes(5));
            await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        });

    [GeneratedRegex("/account/idle", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdleAddress();

    [GeneratedRegex("/charges$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChargesAddress();

    private static async Task ReportsAsync(IPage page, Func<Task> press)
    {
        var answer = await page.RunAndWaitForResponseAsync(
            press, answer => answer.Url.EndsWith("/account/presence", StringComparison.Ordinal));
        answer.Status.ShouldBe(204);
    }

    private sealed class ClockedPortal : PracticePortal
    {
        public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

        internal override Action<IServiceCollection> OtherServices => services => services.AddSingleton<TimeProvider>(Time);
    }
}
