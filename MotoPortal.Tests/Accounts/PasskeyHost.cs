using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts.Persons;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>A portal with a Stripe key and a clock that is turned, whose people use passkeys over HTTP.</summary>
internal sealed class PasskeyHost : IAsyncDisposable
{
    public const string Password = "correct horse battery 7";

    public PasskeyHost(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var all = new Dictionary<string, string?>(SetupTests.WithAKey, StringComparer.Ordinal);
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            all[key] = value;
        }

        Portal = new PortalFactory(all) { OtherServices = services => services.AddSingleton<TimeProvider>(Time) }.Start();
        People = new PeopleHost(Portal);
    }

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public PortalFactory Portal { get; }

    public PeopleHost People { get; }

    /// <summary>The origin of the portal's pages.</summary>
    public string Origin => $"http://localhost:{Portal.Address.Port}";

    /// <summary>Starts one without further settings.</summary>
    public static PasskeyHost Start() => new();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>A new browser at the address at which passkeys work.</summary>
    public Browserless Browser() => new(Portal, "localhost");

    /// <summary>Invites a person, who chooses the password.</summary>
    public async Task InviteAsync(string email, string role)
    {
        var invited = new NewPerson(email, email.Split('@')[0], [role]);
        var made = await People.Records.InviteAsync(invited, Actor.Console, CancellationToken.None);
        await People.ChooseAsync(made.ShouldBeOfType<PersonOutcome.LinkMade>().Link, Password);
    }

    /// <summary>Invites a person who signs in with the password and adds a passkey; their browser stays signed in.</summary>
    public async Task<(Browserless Browser, SoftwarePasskey Passkey)> JoinAsync(string email, string role)
    {
        await InviteAsync(email, role);
        var browser = Browser();
        await browser.SignInAsync(email, Password);
        var passkey = new SoftwarePasskey(Origin);
        (await AddAsync(browser, passkey)).ShouldContain("recovery");
        return (browser, passkey);
    }

    /// <summary>Adds a passkey on its page; the page that follows.</summary>
    public static async Task<string> AddAsync(Browserless browser, SoftwarePasskey passkey, string name = "Laptop", string code = "")
    {
        var form = await browser.FormAsync("/account/passkey", "passkey");
        var (offer, options) = await OfferAsync(browser, form, "adding");
        var answer = await browser.PostAsync(
            form,
            ("Name", name),
            ("Password", Password),
            ("PresentCode", code),
            ("Offer", offer),
            ("Credential", passkey.Make(options)));
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Signs in with a passkey.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(Browserless browser, SoftwarePasskey passkey)
    {
        var form = await browser.FormAsync("/account/sign-in", "passkey-button");
        var (offer, options) = await OfferAsync(browser, form, "sign-in");
        return await browser.PostAsync(form, ("Offer", offer), ("Credential", passkey.Answer(options)));
    }

    /// <summary>Takes the second step with a passkey.</summary>
    public static async Task<HttpResponseMessage> SecondStepAsync(Browserless browser, SoftwarePasskey passkey)
    {
        var form = await browser.FormAsync("/account/second-step", "passkey-button");
        var (offer, options) = await OfferAsync(browser, form, "second-step");
        return await browser.PostAsync(form, ("Offer", offer), ("Credential", passkey.Answer(options)));
    }

    /// <summary>Asks for a challenge as the script of a page does.</summary>
    public static async Task<(string Offer, JsonElement Options)> OfferAsync(Browserless browser, FetchedForm form, string purpose)
    {
        var asked = await AskAsync(browser, form, purpose);
        var json = await asked.Content.ReadFromJsonAsync<JsonElement>();
        return (json.GetProperty("offer").GetString()!, json.GetProperty("options"));
    }

    /// <summary>Asks for a challenge; the answer as it is.</summary>
    public static Task<HttpResponseMessage> AskAsync(Browserless browser, FetchedForm form, string purpose) =>
        browser.PostAsync(form with { Action = "/account/passkey/offer" }, ("purpose", purpose));
}
