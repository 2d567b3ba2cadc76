using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Settings;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>A portal with a Stripe key and an issuer, and the way of a browser between the two.</summary>
internal sealed class OpenIdHost : IAsyncDisposable
{
    private OpenIdHost(OpenIdIssuer issuer, PortalFactory portal) =>
        (Issuer, Portal, People) = (issuer, portal, new PeopleHost(portal));

    public OpenIdIssuer Issuer { get; }

    public PortalFactory Portal { get; }

    public PeopleHost People { get; }

    /// <summary>Starts both.</summary>
    /// <param name="issuerTime">The issuer's clock; null for the real one.</param>
    /// <param name="portalTime">The portal's clock; null for the real one.</param>
    /// <param name="settings">Settings in addition to those of the issuer.</param>
    public static async Task<OpenIdHost> StartAsync(
        TimeProvider? issuerTime = null, TimeProvider? portalTime = null, params (string Key, string? Value)[] settings)
    {
        var issuer = await OpenIdIssuer.StartAsync(issuerTime);
        var all = new Dictionary<string, string?>(SetupTests.WithAKey, StringComparer.Ordinal);
        foreach (var (key, value) in issuer.Settings.Select(pair => (pair.Key, pair.Value)).Concat(settings))
        {
            all[key] = value;
        }

        var portal = new PortalFactory(all)
        {
            OtherServices = services =>
            {
                services.Configure<AccountsOptions>(options => options.HashesAtOnce = 20);

                // A machine under load answers late.
                services.Configure<OpenIdConnectOptions>("openid", handler => handler.BackchannelTimeout = TimeSpan.FromMinutes(1));
                if (portalTime is not null)
                {
                    services.AddSingleton<TimeProvider>(portalTime);
                }
            },
        }.Start();
        await issuer.RegisterAsync(portal.Address);
        return new OpenIdHost(issuer, portal);
    }

    /// <summary>Signs in at the issuer as this person and follows the browser to where the portal leads it.</summary>
    /// <returns>The page that is wanted after the arrival, or the page of the problem.</returns>
    public async Task<string> SignInAsync(Browserless browser, IssuedPerson? person, string start = "/account/sso?returnUrl=%2Fcustomers")
    {
        var callback = await AskAsync(browser, person, start);
        return await ComeBackAsync(browser, callback);
    }

    /// <summary>Follows a browser to the issuer, and gives the address with which the issuer sends it back.</summary>
    public async Task<Uri> AskAsync(Browserless browser, IssuedPerson? person, string start = "/account/sso?returnUrl=%2Fcustomers")
    {
        Issuer.Person = person;
        var led = await browser.GetAsync(start);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var answer = await http.GetAsync(led.Headers.Location);
        return answer.Headers.Location ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Brings a browser back from the issuer.</summary>
    public static async Task<string> ComeBackAsync(Browserless browser, Uri callback)
    {
        var answer = await browser.GetAsync(callback.PathAndQuery);
        var led = answer.Headers.Location?.ToString() ?? $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        if (!led.StartsWith("/account/arrived", StringComparison.Ordinal))
        {
            return led;
        }

        var query = QueryHelpers.ParseQuery(new Uri(new Uri("http://127.0.0.1"), led).Query);
        return query.TryGetValue("returnUrl", out var page) ? page.ToString() : "";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
