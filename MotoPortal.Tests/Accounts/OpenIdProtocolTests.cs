using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts.OpenId;
using MotoPortal.Accounts.Settings;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>What the protocol brings to the portal: failures, forged and late answers, signing out on both sides.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class OpenIdProtocolTests : IAsyncLifetime
{
    private const string Ada = "ada@shop.example";

    private static readonly IssuedPerson Admin =
        new("248289761001", "Ada L.", Ada, "shop-admins", "mail-users") { Methods = ["pwd", "mfa"] };

    private OpenIdHost _host = null!;

    public async Task InitializeAsync() => _host = await OpenIdHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Signing_out_ends_the_portals_session_and_leads_to_the_issuer_which_ends_its_own_and_leads_back()
    {
        using var browser = new Browserless(_host.Portal);
        await _host.SignInAsync(browser, Admin);

        var answer = await browser.SubmitAsync("/customers", "/account/sign-out");
        var html = await answer.Content.ReadAsStringAsync();
        var address = WebUtility.HtmlDecode(html.Split("<a href=\"")[1].Split('"')[0]);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var back = await http.GetAsync(new Uri(address));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        address.ShouldStartWith(new Uri(_host.Issuer.Address, "connect/logout?").AbsoluteUri);
        _host.Issuer.SignedOut.ShouldBe(1);
        back.Headers.Location.ShouldBe(new Uri(_host.Portal.Address, "/account/sign-in"));
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.GetValues("Clear-Site-Data").ShouldHaveSingleItem().ShouldBe("\"cache\", \"storage\"");
    }

    [Fact]
    public async Task A_person_who_cancels_at_the_issuer_reads_what_to_do()
    {
        using var browser = new Browserless(_host.Portal);

        var led = await _host.SignInAsync(browser, person: null);

        led.ShouldBe("/account/sso-problem?problem=Denied");
        (await browser.GetStringAsync(led)).ShouldContain("The sign-in was refused");
        _host.Portal.Log.Lines.ShouldNotContain(line => line.Level >= LogLevel.Warning && line.Message.StartsWith("Single sign-on"));
    }

    [Fact]
    public async Task An_issuer_that_is_down_is_told_and_signing_out_works_without_it()
    {
        using var browser = new Browserless(_host.Portal);
        using var late = new Browserless(_host.Portal);
        await _host.SignInAsync(browser, Admin);
        var callback = await _host.AskAsync(late, Admin);
        await _host.Issuer.StopAsync();
        await using var unknown = await OpenIdHost.StartAsync();
        await unknown.Issuer.StopAsync();
        using var stranger = new Browserless(unknown.Portal);

        var atTheToken = await OpenIdHost.ComeBackAsync(late, callback);
        var atTheStart = await stranger.GetAsync("/account/sso");
        await browser.SubmitAsync("/customers", "/account/sign-out");

        atTheToken.ShouldBe("/account/sso-problem?problem=IssuerUnreachable");
        atTheStart.Headers.Location!.ToString().ShouldBe("/account/sso-problem?problem=IssuerUnreachable");
        (await stranger.GetAsync("/account/sso-problem?problem=IssuerUnreachable")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task An_answer_is_good_once_and_in_the_browser_that_asked_for_it()
    {
        using var browser = new Browserless(_host.Portal);
        using var thief = new Browserless(_host.Portal);
        var callback = await _host.AskAsync(browser, Admin);

        var stolen = await OpenIdHost.ComeBackAsync(thief, callback);
        var right = await OpenIdHost.ComeBackAsync(browser, callback);
        var again = await OpenIdHost.ComeBackAsync(browser, callback);
        var forged = await browser.GetAsync("/account/sso/callback?code=abc&state=def");

        stolen.ShouldBe("/account/sso-problem?problem=StateLost");
        right.ShouldBe("/customers");
        again.ShouldBe("/account/sso-problem?problem=StateLost");
        forged.Headers.Location!.ToString().ShouldBe("/account/sso-problem?problem=StateLost");
        thief.Cookies.ShouldNotContain(cookie => cookie.Name == "moto");
    }

    [Fact]
    public async Task An_issuer_whose_clock_is_wrong_is_told_as_such()
    {
        await using var host = await OpenIdHost.StartAsync(new FakeTimeProvider(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(2)));
        using var browser = new Browserless(host.Portal);

        (await host.SignInAsync(browser, Admin)).ShouldBe("/account/sso-problem?problem=ClocksDiffer");
    }

    [Fact]
    public async Task A_secret_that_the_issuer_does_not_take_is_a_plain_page_too()
    {
        var wrong = Path.Combine(_host.Portal.DataDirectory, "wrong-secret");
        await File.WriteAllTextAsync(wrong, "wrong");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(wrong, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await using var host = await OpenIdHost.StartAsync(settings: ("SignIn:OpenId:ClientSecretFile", wrong));
        using var browser = new Browserless(host.Portal);

        (await host.SignInAsync(browser, Admin)).ShouldBe("/account/sso-problem?problem=BadAnswer");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task The_way_back_never_leaves_the_portal(string foreign)
    {
        using var browser = new Browserless(_host.Portal);

        (await _host.SignInAsync(browser, Admin, $"/account/sso?returnUrl={Uri.EscapeDataString(foreign)}")).ShouldBe("/");

        var arrived = await browser.GetStringAsync($"/account/arrived?returnUrl={Uri.EscapeDataString(foreign)}");
        arrived.ShouldContain("content=\"0;url=/\"");
        arrived.ShouldNotContain("href=\"https://evil");
    }

    [Theory]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    public async Task A_link_on_another_site_signs_nobody_in(string from, bool begins)
    {
        using var browser = new Browserless(_host.Portal);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/account/sso?returnUrl=%2Fcustomers", UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Site", from);

        var led = (await browser.SendAsync(request)).Headers.Location!.ToString();

        led.StartsWith(_host.Issuer.Address.AbsoluteUri, StringComparison.Ordinal).ShouldBe(begins);
        if (!begins)
        {
            led.ShouldBe("/account/sign-in?returnUrl=%2Fcustomers");
        }
    }

    [Fact]
    public async Task No_token_code_or_claim_is_in_the_log_and_the_issuer_is_asked_with_pkce_and_nonce()
    {
        using var browser = new Browserless(_host.Portal);
        var callback = await _host.AskAsync(browser, Admin);
        await OpenIdHost.ComeBackAsync(browser, callback);
        await OpenIdHost.ComeBackAsync(browser, callback);
        var code = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(callback.Query)["code"].ToString();

        code.Length.ShouldBeGreaterThan(20);
        _host.Issuer.LastRequest.ShouldContain("code_challenge_method=S256");
        _host.Issuer.LastRequest.ShouldContain("nonce=");
        foreach (var secret in new[] { code, "eyJ", Ada, Admin.Subject, OpenIdIssuer.Secret })
        {
            _host.Portal.Log.ShouldNotMention(secret);
        }
    }

    [Fact]
    public async Task The_issuer_ends_a_persons_sessions_with_a_token_of_its_own_and_nothing_else_does()
    {
        using var browser = new Browserless(_host.Portal);
        using var http = new HttpClient();
        await _host.SignInAsync(browser, Admin);
        var address = new Uri(_host.Portal.Address, "/account/sso/back-channel");

        var forged = await PostAsync(_host.Issuer.LogoutToken(Admin.Subject, isForged: true));
        var nothing = await PostAsync("");
        var withNonce = await PostAsync(_host.Issuer.LogoutToken(Admin.Subject, isIdToken: true));
        var before = await browser.GetAsync("/");
        var right = await PostAsync(_host.Issuer.LogoutToken(Admin.Subject));

        forged.ShouldBe(HttpStatusCode.BadRequest);
        nothing.ShouldBe(HttpStatusCode.BadRequest);
        withNonce.ShouldBe(HttpStatusCode.BadRequest);
        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        right.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await _host.People.EntriesAsync())[^1].Kind.ShouldBe("person.sessions_ended");

        async Task<HttpStatusCode> PostAsync(string token)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]);
            return (await http.PostAsync(address, form)).StatusCode;
        }
    }

    [Fact]
    public async Task Each_problem_has_a_page_in_both_languages_and_nonsense_in_the_address_has_one_too()
    {
        using var browser = new Browserless(_host.Portal);
        foreach (var language in new[] { "en", "fr" })
        {
            await browser.SubmitAsync("/account/sign-in", "/account/language", ("language", language));
            foreach (var problem in Enum.GetValues<OpenIdProblem>())
            {
                var page = await browser.GetAsync($"/account/sso-problem?problem={problem}");

                ((int)page.StatusCode).ShouldBeOneOf(400, 403, 503);
                var title = AccountsTexts.ResourceManager.GetString($"Sso{problem}Title", new CultureInfo(language))!;
                WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()).ShouldContain(title);
            }
        }

        (await browser.GetAsync("/account/sso-problem?problem=%3Cscript%3E")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
