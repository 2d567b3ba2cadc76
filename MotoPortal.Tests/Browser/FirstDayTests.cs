using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MotoPortal.Primitives.Checks;
using MotoPortal.Readers.Inspections;
using MotoPortal.SaveCard.Reads;
using MotoPortal.Tests.Support;
using Stripe;
using Stripe.Terminal;
using static Microsoft.Playwright.Assertions;
using WebhookEndpoint = MotoPortal.Gateway.Webhooks.WebhookEndpoint;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// The first day of a shop with a sandbox key and an empty data folder. The portal and the simulator are processes of their own; what the
/// shop does in Stripe's Dashboard is done over the API.
/// </summary>
[Collection(BrowserTests.Name)]
[Trait(Categories.Name, Categories.Process)]
public sealed partial class FirstDayTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private const string Password = "correct horse battery 7";
    private const string Store = "Store Nantes";
    private const string Reader = "Counter 1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");
    private readonly string _stripe = $"http://127.0.0.1:{FreePort.Take()}";
    private readonly string _portal = $"http://127.0.0.1:{FreePort.Take()}";
    private RunningProgram? _simulator;
    private RunningProgram? _program;
    private StripeClient _dashboard = null!;
    private string _readerId = "";

    private Visitor Visitor => new() { Address = new Uri(_portal) };

    public async Task InitializeAsync()
    {
        _simulator = RunningProgram.Start(
            "simulator", $"--Simulator:Url={_stripe}", $"--Simulator:DataDirectory={_folder.FullName}/stripe", "--Simulator:Seed=false");
        await _simulator.PrintsAsync(SimulatorRuns());
        _dashboard = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_dashboard", ApiBase = _stripe });
        var endpoint = await _dashboard.V1.WebhookEndpoints.CreateAsync(
            new WebhookEndpointCreateOptions { Url = $"{_portal}{WebhookEndpoint.Path}", EnabledEvents = [.. WebhookEndpoint.Types] });
        _program = RunningProgram.Start(
            $"--urls={_portal}",
            $"--Portal:DataDirectory={_folder.FullName}/data",
            $"--Portal:PublicUrl={_portal}",
            "--Stripe:ApiKey=sk_test_first_day",
            $"--Stripe:ApiBase={_stripe}",
            $"--Stripe:WebhookSecret={endpoint.Secret}",
            "--Merchant:Name=Café Nantes",
            "--Merchant:Contact=+33 2 40 00 00 00",
            "--Merchant:Address=1 quai de la Fosse, 44000 Nantes",
            "--Portal:TimeZone=Europe/Paris",

            // The test does not wait until a person could have read the terms aloud.
            "--Consents:FastestWordsPerMinute=1000000");
    }

    public async Task DisposeAsync()
    {
        await (_program?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_simulator?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Delete(recursive: true);
    }

    [ChromiumFact]
    public async Task From_an_empty_folder_a_shop_comes_to_its_first_charge_and_everybody_signs_out()
    {
        var code = (await _program!.PrintsAsync(SetupCode())).Groups["code"].Value;
        await chromium.VisitAsync(Visitor, async admin =>
        {
            await BecomeAdministratorAsync(admin, code);
            await OpenStoreAsync();
            await SeeReaderAsync(admin);
            await PublishTermsAsync(admin);
            var link = await InviteClerkAsync(admin);

            await chromium.VisitAsync(Visitor, async clerk =>
            {
                await AcceptInvitationAsync(clerk, link);
                await InspectReaderAsync(clerk);
                await SaveCardAsync(clerk);
                await ChargeCardAsync(clerk);
                await SeeAllDoneAsync(admin);
                await SignOutEverywhereAsync(admin, clerk);
            });
        });
        _program.Output.ShouldNotContain("fail:");
        _program.Output.ShouldNotContain("crit:");
    }

    [GeneratedRegex("Stripe simulator +http", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SimulatorRuns();

    [GeneratedRegex("type the code (?<code>[^\\s]+)[\\s\\S]*MotoPortal ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SetupCode();

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task BecomeAdministratorAsync(IPage page, string code)
    {
        await page.GotoAsync("/account/setup");
        await page.GetByLabel("Code from the console").FillAsync(code);
        await page.GetByLabel("Your name").FillAsync("Ada L.");
        await page.GetByLabel("E-mail").FillAsync("ada@shop.example");
        await page.GetByLabel("Password").FillAsync(Password);
        await Button(page, "Make the administrator").ClickAsync();

        var app = AuthenticatorApp.WithKey(await page.Locator(".key-text").InnerTextAsync());
        await page.GetByLabel("The code that the app shows").FillAsync(app.CodeNow());
        await Button(page, "Add the second factor").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them, go on" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Set-up");
        await StateAsync(page, "Key", PreflightState.Fine);
        await StateAsync(page, "WebhookEndpoint", PreflightState.Fine);
        await StateAsync(page, "WebhookEvents", PreflightState.NotKnownYet);
        await StateAsync(page, "Stores", PreflightState.ToDo);
        await StateAsync(page, "Readers", PreflightState.ToDo);
        await StateAsync(page, "Terms", PreflightState.ToDo);
        await page.ShouldBeAccessibleAsync();
    }

    private static Task StateAsync(IPage page, string check, PreflightState state) =>
        Expect(page.Locator($"[data-check='{check}']")).ToHaveAttributeAsync("data-state", state.ToString());

    // In Stripe's Dashboard: Terminal, Locations, and "Register reader" with the code that the reader shows.
    private async Task OpenStoreAsync()
    {
        var location = await _dashboard.V1.Terminal.Locations.CreateAsync(new LocationCreateOptions
        {
            DisplayName = Store,
            Address = new AddressOptions { Line1 = "1 quai de la Fosse", PostalCode = "44000", City = "Nantes", Country = "FR" },
        });
        var reader = await _dashboard.V1.Terminal.Readers.CreateAsync(
            new ReaderCreateOptions { RegistrationCode = "simulated-s700", Label = Reader, Location = location.Id });
        _readerId = reader.Id;
    }

    private static async Task SeeReaderAsync(IPage page)
    {
        await Button(page, "Check all again").ClickAsync();
        await StateAsync(page, "Stores", PreflightState.Fine);
        await StateAsync(page, "Readers", PreflightState.Fine);
        await page.OpenAsync("/readers");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2, Name = Store })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = Reader })).ToBeVisibleAsync();
    }

    private static async Task PublishTermsAsync(IPage page)
    {
        await page.OpenAsync("/terms");
        await Button(page, "Write a new version").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Draft of version 3");
        await page.GetByLabel("When and how often", new() { Exact = true }).FillAsync("We charge the card when you order: {timing}.");
        await Expect(page.Locator(".kept")).ToHaveTextAsync("Everything is kept");
        await Button(page, "Publish").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Terms, version 3");
    }

    private static async Task<string> InviteClerkAsync(IPage page)
    {
        await page.OpenAsync("/people/invite");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Grace H.");
        await page.GetByLabel("E-mail").FillAsync("grace@shop.example");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Clerk", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = Store }).CheckAsync();
        await page.Locator("#person-language").GetByLabel("English").CheckAsync();
        await Button(page, "Invite and make the link").ClickAsync();
        return await page.Locator("#one-time-link").InputValueAsync();
    }

    private static async Task AcceptInvitationAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.GetByLabel("Password").FillAsync(Password);
        await Button(page, "Keep this password").ClickAsync();
        await Expect(page.GetByText("Your password is kept.")).ToBeVisibleAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync("grace@shop.example");
        await page.GetByLabel("Password").FillAsync(Password);
        await Button(page, "Sign in").ClickAsync();
        await page.SettlesAsync();
    }

    // With a key, a reader takes no card before its first inspection.
    private static async Task InspectReaderAsync(IPage page)
    {
        await page.OpenAsync("/readers");
        await Button(page, $"Inspect {Reader}").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var points = dialog.GetByRole(AriaRole.Checkbox);
        await Expect(points).ToHaveCountAsync(Enum.GetValues<InspectionPoint>().Length);
        foreach (var point in await points.AllAsync())
        {
            await point.CheckAsync();
        }

        await dialog.GetByLabel("Intact: every point is as it should be").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Record inspection" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
    }

    private async Task SaveCardAsync(IPage page)
    {
        var clerk = new ClerkAtWork(page, "en");
        await clerk.ReachReaderAsync("Zoë Ångström");
        await clerk.SendToReaderAsync(Reader, Store);
        await chromium.VisitAsync(new Visitor { Address = new Uri(_stripe), Width = 360, Height = 640 }, KeyInAsync);
        await Expect(clerk.StepHeading).ToHaveTextAsync(clerk.Words(nameof(SaveCardTexts.SavedTitle)));
        await Expect(page.Locator("section.done .card")).ToContainTextAsync("4242");
    }

    private async Task KeyInAsync(IPage reader)
    {
        var screen = reader.Locator("#reader");
        await reader.GotoAsync($"/reader/{_readerId}");
        await Expect(screen).ToHaveAttributeAsync("data-screen", "entry");
        foreach (var (step, typed) in new[] { ("number", "4242424242424242"), ("expiry", "1230"), ("cvc", "123"), ("postal", "44000") })
        {
            await Expect(screen).ToHaveAttributeAsync("data-step", step);
            await reader.Keyboard.TypeAsync(typed);
            await reader.Keyboard.PressAsync("Enter");
        }

        await Expect(screen).ToHaveAttributeAsync("data-screen", "summary");
        await reader.Keyboard.PressAsync("Enter");
        await Expect(screen).ToHaveAttributeAsync("data-screen", "approved");
    }

    private static async Task ChargeCardAsync(IPage page)
    {
        await page.OpenAsync("/charge");
        await page.GetByRole(AriaRole.Link, new() { Name = "Zoë Ångström" }).ClickAsync();
        await page.Locator("input[name='charge-who']").First.CheckAsync();
        await page.Locator("#charge-amount").FillAsync("40");
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("input[name='charge-purpose']").First.CheckAsync();
        await Expect(page.Locator(".recap")).ToContainTextAsync("€40.00");

        // A click right after the sentence changed is ignored, so it is repeated until it is accepted.
        await WaitUntil.TrueAsync(async () =>
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
        await Expect(page.Locator(".result")).ToHaveAttributeAsync("data-state", "Succeeded");
    }

    private static async Task SeeAllDoneAsync(IPage page)
    {
        await page.OpenAsync("/preflight");
        await Button(page, "Check all again").ClickAsync();
        foreach (var check in new[] { "Key", "WebhookEndpoint", "WebhookEvents", "Moto", "Stores", "Readers", "Merchant", "Terms" })
        {
            await StateAsync(page, check, PreflightState.Fine);
        }
    }

    private static async Task SignOutEverywhereAsync(IPage admin, IPage clerk)
    {
        await admin.OpenAsync("/people");
        await admin.GetByRole(AriaRole.Link, new() { Name = "Grace H." }).ClickAsync();
        await Button(admin, "Sign out everywhere").ClickAsync();
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await Expect(clerk).ToHaveURLAsync(SignInPage());

        await admin.OpenAsync("/");
        await admin.Locator("button[popovertarget='account-menu']").ClickAsync();
        await admin.Locator("#account-menu form[action='/account/sign-out'] button").ClickAsync();
        await Expect(admin).ToHaveURLAsync(SignInPage());
        await admin.GotoAsync("/people");
        await Expect(admin).ToHaveURLAsync(SignInPage());
    }

    [GeneratedRegex("/account/sign-in", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignInPage();
}
