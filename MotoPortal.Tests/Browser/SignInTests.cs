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
    public Task Signing_out_ends_on_the_sign_in_page_with_nothing_stored_and_no_way_back() =>
        chromium.VisitAsync(practice.Visitor, async page =>
        {
            await page.SignInAsync("camille");
            await page.GotoAsync("/customers");
            await page.ListensAsync();
            await page.EvaluateAsync("sessionStorage.setItem('kept', 'typed')");
            List<string> canceled = [];
            page.RequestFailed += (_, request) => canceled.Add(new Uri(request.Url).AbsolutePath);

            await page.Locator("button[popovertarget='account-menu']").ClickAsync();
            await page.Locator("#account-menu form[action='/account/sign-out'] button").ClickAsync();

            await page.WaitForURLAsync("**/account/sign-in");
            canceled.Where(path => path == "/account/sign-out").ShouldBeEmpty();
            (await page.EvaluateAsync<string?>("sessionStorage.getItem('kept')")).ShouldBeNull();
            (await page.Context.CookiesAsync()).ShouldAllBe(cookie => cookie.Name != "moto");
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
}
