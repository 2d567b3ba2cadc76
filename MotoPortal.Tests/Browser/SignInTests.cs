using static Microsoft.Playwright.Assertions;
namespace MotoPortal.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class SignInTests(ChromiumFixture chromium, PracticePortal practice)
{
    [ChromiumFact]
    public Task A_clerk_signs_in_and_out_with_the_keyboard_alone() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.GotoAsync("/");
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(
                "/account/sign-in", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

            await page.TabToAsync(page.GetByLabel("E-mail"));
            await page.Keyboard.TypeAsync("camille@practice.example");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync("practice-portal-1");
            await page.Keyboard.PressAsync("Enter");
            await page.ListensAsync();
            await Expect(page.GetByText("Camille D.").First).ToBeVisibleAsync();

            await page.TabToAsync(page.Locator("button[popovertarget='account-menu']"));
            await page.Keyboard.PressAsync("Enter");
            await page.TabToAsync(page.Locator("#account-menu form[action='/account/sign-out'] button"));
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();

            await page.GotoAsync("/");
            await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        });

    [ChromiumFact]
    public Task Signing_out_leaves_nothing_stored() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.SignInAsync("camille");
            await page.GotoAsync("/customers");
            await page.ListensAsync();
            await page.EvaluateAsync("sessionStorage.setItem('kept', 'typed')");

            await SignOutAsync(page);

            await page.WaitForURLAsync("**/account/sign-in");
            (await page.EvaluateAsync<string?>("sessionStorage.getItem('kept')")).ShouldBeNull();
            (await page.Context.CookiesAsync()).ShouldAllBe(cookie => cookie.Name != "moto");
        });

    [ChromiumFact]
    public Task The_page_of_a_session_that_ends_does_not_cancel_a_slow_answer_to_signing_out() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.SignInAsync("camille");
            await page.GotoAsync("/customers");
            await page.ListensAsync();
            await page.RouteAsync("**/account/sign-out", async route =>
            {
                var answer = await route.FetchAsync(new() { MaxRedirects = 0 });

                // The session has ended, and the open page learns of it before the answer comes.
                await Task.Delay(TimeSpan.FromSeconds(3));
                await route.FulfillAsync(new() { Response = answer });
            });

            await SignOutAsync(page);

            // A page that had reloaded itself would be on the sign-in page that leads back to it.
            await page.WaitForURLAsync("**/account/sign-in**");
            new Uri(page.Url).Query.ShouldBeEmpty();
        });

    [ChromiumFact]
    public Task The_language_that_a_person_chooses_follows_them_to_another_browser() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.SignInAsync("sam");
            await page.ChooseLanguageAsync("fr");

            // The person's own language applies in another browser, whatever that browser asks for.
            await chromium.VisitAsync(practice.Visitor, async another =>
            {
                await another.GotoAsync("/account/sign-in");
                await Expect(another.Locator("html")).ToHaveAttributeAsync("lang", "en");
                await another.Locator("button[value='sam@practice.example']").ClickAsync();
                await Expect(another.Locator("html")).ToHaveAttributeAsync("lang", "fr");
            });
        });

    private static async Task SignOutAsync(Microsoft.Playwright.IPage page)
    {
        await page.Locator("button[popovertarget='account-menu']").ClickAsync();
        await page.Locator("#account-menu form[action='/account/sign-out'] button").ClickAsync();
    }
}
