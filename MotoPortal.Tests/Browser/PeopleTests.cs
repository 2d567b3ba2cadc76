using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed partial class PeopleTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private const string Password = "correct horse battery 7";
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(30);

    // Each test starts with an empty folder.
    private readonly SandboxPortal _portal = new();

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    [ChromiumFact]
    public Task From_an_empty_folder_an_administrator_invites_a_clerk_who_reaches_the_first_step_of_a_save() =>
        chromium.VisitAsync(_portal.Visitor, async page =>
        {
            var link = await SetUpAndInviteAsync(page);

            await chromium.VisitAsync(_portal.Visitor, async clerk =>
            {
                await clerk.GotoAsync(link);
                await clerk.ShouldBeAccessibleAsync();
                await clerk.GetByLabel("Password").FillAsync(Password);
                await clerk.GetByRole(AriaRole.Button, new() { Name = "Keep this password" }).ClickAsync();
                await Expect(clerk.GetByText("Your password is kept.")).ToBeVisibleAsync();
                await SignInAsync(clerk, "grace@shop.example");

                await new ClerkAtWork(clerk, "en").StartAsync();
                await Expect(clerk.GetByRole(AriaRole.Link, new() { Name = "People" })).ToHaveCountAsync(0);
                await Expect(clerk.GetByRole(AriaRole.Button, new() { Name = "Settings" })).ToHaveCountAsync(0);
            });

            await page.OpenAsync("/people");
            var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Grace H." });
            await Expect(row).ToContainTextAsync("Clerk");
            await Expect(row).ToContainTextAsync("Active");
        });

    [ChromiumFact]
    public Task A_page_that_stays_open_closes_when_its_persons_role_is_taken_away() =>
        chromium.VisitAsync(_portal.Visitor with { Expected = ["403"], Log = null }, async page =>
        {
            await AdminAsync("first@shop.example");
            var second = await AdminAsync("second@shop.example");
            await SignInAsAdminAsync(page, "second@shop.example");
            await page.OpenAsync("/people");
            await page.SettlesAsync();
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "second@shop.example" })).ToBeVisibleAsync();
            var start = Stopwatch.GetTimestamp();

            var records = new PeopleHost(_portal.Portal).Records;
            (await records.ChangeRolesAsync(second.Id, [StaffRoles.Clerk], Actor.Console, CancellationToken.None))
                .ShouldBeOfType<PersonOutcome.Changed>();

            await Expect(page.Locator("table")).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Invite a person" })).ToHaveCountAsync(0);
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Promised);
            await page.OpenAsync("/");
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "People" })).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Settings" })).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Save a card" }).First).ToBeVisibleAsync();

            // The page reloaded and was refused, which is logged.
            _portal.Portal.Log.ShouldBeClean("was refused /people; it needs Administer");
        });

    [ChromiumFact]
    public Task A_page_that_stays_open_shows_the_readers_of_the_new_store_once_its_person_was_moved() =>
        chromium.VisitAsync(_portal.Visitor, async admin =>
        {
            var stores = await _portal.Portal.Services.OfAllStores<ReaderDirectory>().ListStoresAsync(CancellationToken.None);
            var people = new PeopleHost(_portal.Portal);
            var lyon = stores.Single(store => store.Name == "Store Lyon").Id;
            var invited = new NewPerson("lina@shop.example", "Lina V.", [StaffRoles.Clerk], "en", StoreScope.Of([lyon]));
            var made = (await people.Records.InviteAsync(invited, Actor.Console, CancellationToken.None))
                .ShouldBeOfType<PersonOutcome.LinkMade>();
            await people.ChooseAsync(made.Link, Password);
            await AdminAsync("fourth@shop.example");
            await SignInAsAdminAsync(admin, "fourth@shop.example");
            await chromium.VisitAsync(_portal.Visitor, async clerk =>
            {
                await SignInAsync(clerk, "lina@shop.example");
                await clerk.OpenAsync("/readers");
                await clerk.SettlesAsync();
                await Expect(clerk.GetByRole(AriaRole.Heading, new() { Name = "Store Lyon" })).ToBeVisibleAsync();
                await Expect(clerk.GetByRole(AriaRole.Heading, new() { Name = "Store Bordeaux" })).ToHaveCountAsync(0);

                await admin.OpenAsync($"/people/{made.Link.PersonId}");
                await admin.SettlesAsync();
                await admin.GetByRole(AriaRole.Checkbox, new() { Name = "Store Bordeaux" }).CheckAsync();
                await admin.GetByRole(AriaRole.Checkbox, new() { Name = "Store Lyon" }).UncheckAsync();
                await admin.ShouldBeAccessibleAsync();
                var start = Stopwatch.GetTimestamp();
                await admin.GetByRole(AriaRole.Button, new() { Name = "Save the stores" }).ClickAsync();

                await Expect(clerk.GetByRole(AriaRole.Heading, new() { Name = "Store Bordeaux" })).ToBeVisibleAsync();
                await Expect(clerk.GetByRole(AriaRole.Heading, new() { Name = "Store Lyon" })).ToHaveCountAsync(0);
                Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Promised);
            });
        });

    [ChromiumFact]
    public Task Signing_out_closes_the_other_tab_and_ends_a_copied_cookie() =>
        chromium.VisitAsync(_portal.Visitor, async page =>
        {
            await AdminAsync("third@shop.example");
            await SignInAsAdminAsync(page, "third@shop.example");
            var tab = await page.Context.NewPageAsync();
            await tab.OpenAsync("/people");
            await tab.SettlesAsync();
            var cookies = (await page.Context.CookiesAsync()).Select(cookie => new Cookie
            {
                Name = cookie.Name,
                Value = cookie.Value,
                Domain = cookie.Domain,
                Path = cookie.Path,
                HttpOnly = cookie.HttpOnly,
            }).ToList();
            await chromium.VisitAsync(_portal.Visitor, async thief =>
            {
                await thief.Context.AddCookiesAsync(cookies);
                await thief.OpenAsync("/people");
                await thief.SettlesAsync();
                await Expect(thief.GetByRole(AriaRole.Row).Filter(new() { HasText = "third@shop.example" })).ToBeVisibleAsync();
                var start = Stopwatch.GetTimestamp();

                await page.GotoAsync("/");
                await page.ListensAsync();
                await page.Locator("button[popovertarget='account-menu']").ClickAsync();
                await page.Locator("#account-menu form[action='/account/sign-out'] button").ClickAsync();
                await Expect(page).ToHaveURLAsync(SignInPage());

                await Expect(tab).ToHaveURLAsync(SignInPage());
                await Expect(thief).ToHaveURLAsync(SignInPage());
                Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Promised);
                await thief.GotoAsync("/customers");
                await Expect(thief).ToHaveURLAsync(SignInPage());
            });
        });

    [GeneratedRegex("/account/sign-in", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignInPage();

    [GeneratedRegex("/people/invite$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InvitePage();

    private static async Task TypePasswordAsync(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await TypePasswordAsync(page, email);
        await page.ListensAsync();
        await Expect(page.Locator("button[popovertarget='account-menu']")).ToBeVisibleAsync();
    }

    // The page shows the key as text, too.
    private static async Task SetUpSecondFactorAsync(IPage page)
    {
        var app = AuthenticatorApp.WithKey(await page.Locator(".key-text").InnerTextAsync());
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("The code that the app shows").FillAsync(app.CodeNow());
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the second factor" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Your recovery codes" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them, go on" }).ClickAsync();
    }

    private static async Task SignInAsAdminAsync(IPage page, string email)
    {
        await TypePasswordAsync(page, email);
        await SetUpSecondFactorAsync(page);
        await page.ListensAsync();
        await Expect(page.Locator("button[popovertarget='account-menu']")).ToBeVisibleAsync();
    }

    private Task<Actor> AdminAsync(string email) => new PeopleHost(_portal.Portal).AddAdminAsync(email);

    private async Task<string> SetUpAndInviteAsync(IPage page)
    {
        await page.GotoAsync("/account/setup");
        await page.GetByLabel("Code from the console").FillAsync(_portal.Portal.Services.GetRequiredService<SetupCode>().Issue());
        await page.GetByLabel("Your name").FillAsync("Ada L.");
        await page.GetByLabel("E-mail").FillAsync("ada@shop.example");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the administrator" }).ClickAsync();
        await SetUpSecondFactorAsync(page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Set-up" })).ToBeVisibleAsync();
        await page.SettlesAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Settings" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "People" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "ada@shop.example" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Invite a person" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(InvitePage());
        await page.ListensAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Grace H.");
        await page.GetByLabel("E-mail").FillAsync("ada@shop.example");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite and make the link" }).ClickAsync();
        await Expect(page.Locator("#person-roles-problem")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Clerk", Exact = true }).CheckAsync();
        await Expect(page.Locator("#person-stores-problem")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "All stores, also later ones" }).CheckAsync();
        await page.Locator("#person-language").GetByLabel("English").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite and make the link" }).ClickAsync();
        await Expect(page.Locator("#person-email-problem")).ToContainTextAsync("Another person has this already.");
        await page.ShouldBeAccessibleAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Grace H.");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Clerk", Exact = true })).ToBeCheckedAsync();

        await page.GetByLabel("E-mail").FillAsync("grace@shop.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite and make the link" }).ClickAsync();
        var link = await page.Locator("#one-time-link").InputValueAsync();
        await page.ShouldBeAccessibleAsync();
        return link;
    }
}
