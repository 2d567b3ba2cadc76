using System.Net;
using System.Text.RegularExpressions;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

public sealed partial class SecurityHeadersTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    [InlineData("/error")]
    [InlineData("/no-such-page")]
    [InlineData("/theme.css")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("camille@practice.example");

        var answer = await browser.GetAsync(path);

        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "X-Frame-Options").ShouldBe("DENY");
        Header(answer, "Referrer-Policy").ShouldBe("no-referrer");
        Header(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header(answer, "Permissions-Policy").ShouldContain("camera=()");
        Header(answer, "Content-Security-Policy").ShouldContain("frame-ancestors 'none'");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task A_page_with_a_circuit_has_exactly_this_policy()
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("camille@practice.example");

        var answer = await browser.GetAsync("/");

        var policy = Header(answer, "Content-Security-Policy");
        var nonce = Nonce().Match(policy).Groups["nonce"].Value;
        Convert.FromBase64String(nonce.Replace('-', '+').Replace('_', '/') + "==").Length.ShouldBe(16);
        policy.Replace(nonce, "R", StringComparison.Ordinal).ShouldBe(
            "base-uri 'self'; default-src 'none'; img-src 'self' data:; font-src 'self'; object-src 'none'; script-src 'self' 'nonce-R'; "
            + $"style-src 'self' 'unsafe-inline'; connect-src 'self'; frame-src {practice.Portal.Simulator}; frame-ancestors 'none'; form-action 'self'");
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"nonce=\"{nonce}\"");
    }

    [Fact]
    public async Task The_sign_in_page_allows_no_inline_style_but_its_own()
    {
        using var browser = new Browserless(practice.Portal);

        var policy = Header(await browser.GetAsync("/account/sign-in"), "Content-Security-Policy");

        policy.ShouldNotContain("unsafe-inline");
    }

    [Fact]
    public async Task Each_answer_has_a_nonce_of_its_own()
    {
        using var browser = new Browserless(practice.Portal);

        var first = Header(await browser.GetAsync("/account/sign-in"), "Content-Security-Policy");
        var second = Header(await browser.GetAsync("/account/sign-in"), "Content-Security-Policy");

        string.Equals(first, second, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    [InlineData("/terms/draft")]
    [InlineData("/no-such-page")]
    public async Task Pages_are_never_kept_by_the_browser(string path)
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("camille@practice.example");

        Header(await browser.GetAsync(path), "Cache-Control").ShouldBe("no-store");
    }

    [Fact]
    public async Task Every_asset_that_a_page_names_is_there()
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("camille@practice.example");
        var html = await (await browser.GetAsync("/")).Content.ReadAsStringAsync();

        var assets = Asset().Matches(html).Select(match => match.Groups["path"].Value)
            .Where(path => Path.HasExtension(path.Split('?')[0])).Distinct(StringComparer.Ordinal).ToArray();

        assets.Length.ShouldBeGreaterThan(8);
        foreach (var asset in assets)
        {
            (await browser.GetAsync("/" + asset)).StatusCode.ShouldBe(HttpStatusCode.OK, asset);
        }
    }

    [Fact]
    public async Task A_circuit_opened_from_another_site_is_refused()
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("camille@practice.example");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative));
        request.Headers.Add("Origin", "https://evil.example");

        (await browser.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Behind_https_cookies_belong_to_the_host_alone_and_the_browser_is_told_to_stay_with_https()
    {
        await using var portal = new PortalFactory(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Portal:PublicUrl"] =
            "https://portal.example"
        }).Start();
        using var http =
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = portal.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/account/sign-in", UriKind.Relative));
        request.Headers.Host = "portal.example";
        request.Headers.Add("X-Forwarded-Proto", "https");

        var answer = await http.SendAsync(request);
        var plain = await http.GetAsync(new Uri("/account/sign-in", UriKind.Relative));

        Header(answer, "Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
        var cookie = Header(answer, "Set-Cookie");
        cookie.ShouldStartWith("__Host-moto-form=");
        cookie.ShouldEndWith("; path=/; secure; samesite=strict; httponly");
        plain.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
    }

    [Fact]
    public async Task Behind_https_an_early_answer_says_it_too_and_programs_are_not_redirected_from_plain_http()
    {
        await using var portal = new PortalFactory(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Portal:PublicUrl"] =
            "https://portal.example"
        }).Start();
        using var http =
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = portal.Address };

        foreach (var (method, host, status) in new[]
        {
            (HttpMethod.Get, "evil.example", HttpStatusCode.BadRequest),
            (HttpMethod.Trace, "portal.example", HttpStatusCode.MethodNotAllowed),
            (HttpMethod.Get, "portal.example", HttpStatusCode.OK),
        })
        {
            using var request = new HttpRequestMessage(method, new Uri("/account/sign-in", UriKind.Relative));
            request.Headers.Host = host;
            request.Headers.Add("X-Forwarded-Proto", "https");
            using var answer = await http.SendAsync(request);

            answer.StatusCode.ShouldBe(status);
            Header(answer, "Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
        }

        foreach (var path in new[] { "/webhooks/stripe", "/account/sso/back-channel" })
        {
            using var content = new StringContent("{}");
            using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            answer.Headers.Location.ShouldBeNull();
        }
    }

    [Fact]
    public async Task On_ones_own_machine_cookies_have_plain_names_and_are_out_of_reach_of_scripts()
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("camille@practice.example");

        browser.Cookies.Select(cookie => (cookie.Name, cookie.HttpOnly, cookie.Secure))
            .ShouldBe([("moto-form", true, false), ("moto", true, false)], ignoreOrder: true);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(
            ", ", (answer.Headers.NonValidated.Contains(name) ? answer.Headers.NonValidated : answer.Content.Headers.NonValidated)[name]);

    [GeneratedRegex("'nonce-(?<nonce>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nonce();

    [GeneratedRegex("""\b(?:src|href)="(?<path>[^"/#][^"]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asset();
}
