using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MotoPortal.Tests.Browser;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Overview;

/// <summary>The pages with records in a real browser.</summary>
[Collection(RecordsTests.Name)]
public sealed class RecordsBrowserTests(RecordsPortal records, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [ChromiumTheory]
    [InlineData("camille", "/", 1440, ColorScheme.Light)]
    [InlineData("alex", "/", 390, ColorScheme.Dark)]
    [InlineData("camille", "/customers?q=zoe", 390, ColorScheme.Light)]
    [InlineData("camille", "/customers/{zoe}", 1440, ColorScheme.Dark)]
    [InlineData("camille", "/customers/{zoe}", 390, ColorScheme.Light)]
    [InlineData("audrey", "/consents?customer=o&channel=Post", 1440, ColorScheme.Light)]
    [InlineData("audrey", "/consents", 390, ColorScheme.Dark)]
    [InlineData("audrey", "/consents?consent={consent}", 1440, ColorScheme.Dark)]
    [InlineData("audrey", "/consents?consent={consent}", 390, ColorScheme.Light)]
    [InlineData("camille", "/outbox", 1440, ColorScheme.Dark)]
    [InlineData("camille", "/outbox?mail={mail}", 390, ColorScheme.Light)]
    [InlineData("camille", "/consents/{consent}/print", 390, ColorScheme.Dark)]
    public Task A_filled_page_is_accessible(string person, string path, int width, ColorScheme scheme) =>
        VisitAsync(width, scheme, async page =>
        {
            await page.SignInAsync(person, "/");
            await page.OpenAsync(path.Replace("{zoe}", records.Zoe.Value, StringComparison.Ordinal).Replace(
                "{consent}", records.ZoesConsent.Value, StringComparison.Ordinal)
                .Replace("{mail}", (await records.ZoesMailAsync()).Value, StringComparison.Ordinal));
            await Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);

            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
        });

    [ChromiumFact]
    public Task A_consent_is_opened_and_closed_by_keys_and_the_focus_comes_back() =>
        VisitAsync(1440, ColorScheme.Light, async page =>
        {
            await page.SignInAsync("audrey", "/consents");
            var link = page.GetByRole(AriaRole.Link, new() { Name = "C-1001" });

            await page.TabToAsync(link);
            await page.Keyboard.PressAsync("Enter");
            var drawer = page.GetByRole(AriaRole.Dialog);
            await Expect(drawer.GetByRole(AriaRole.Heading, new() { Name = "C-1001" })).ToBeVisibleAsync();
            await Expect(drawer.GetByRole(AriaRole.Button)).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");

            await Expect(drawer).ToHaveCountAsync(0);
            await Expect(link).ToBeFocusedAsync();
        });

    [ChromiumFact]
    public Task What_the_list_shows_survives_a_reload_and_the_back_button_and_no_address_tells_what_was_searched() =>
        VisitAsync(1440, ColorScheme.Light, async page =>
        {
            List<string> asked = [];
            page.Request += (_, request) => asked.Add($"{request.Url} {request.Headers.GetValueOrDefault("referer")}");
            await page.SignInAsync("audrey", "/consents");

            await page.GetByLabel("Customer, order or number").FillAsync("ada");

            // A list that is loading has one row as well, so the test waits for the address.
            await Expect(page).ToHaveURLAsync(new Regex("customer=~", RegexOptions.None, TimeSpan.FromSeconds(1)));
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
            await page.ReloadAsync();
            await page.ListensAsync();
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
            await Expect(page.GetByLabel("Customer, order or number")).ToHaveValueAsync("ada");
            page.Url.ShouldNotContain("=ada");
            (await page.EvaluateAsync<string>("document.referrer")).ShouldNotContain("ada");
            await page.GoBackAsync();

            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
            await Expect(page.GetByLabel("Customer, order or number")).ToHaveValueAsync("");
            asked.ShouldNotBeEmpty();
            asked.ShouldAllBe(address => !address.Contains("=ada", StringComparison.Ordinal));
        });

    private Task VisitAsync(int width, ColorScheme scheme, Func<IPage, Task> visit) =>
        chromium.VisitAsync(new Visitor { Address = records.Address, Width = width, Scheme = scheme }, visit);
}
