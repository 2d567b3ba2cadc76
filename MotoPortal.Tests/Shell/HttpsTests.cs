using System.Net;
using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

/// <summary>
/// The portal as a process with a sandbox key, on HTTPS with a certificate of an authority that only the test's clients trust, and on plain
/// HTTP beside it for a proxy on the same machine.
/// </summary>
[Trait(Categories.Name, Categories.Process)]
public sealed partial class HttpsTests : IAsyncLifetime, IDisposable
{
    private const string Name = "portal.example";
    private const string Password = "correct horse battery 7";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");
    private readonly CertificateAuthority _authority = new();
    private readonly int _https = FreePort.Take();
    private readonly int _http = FreePort.Take();
    private RunningProgram _program = null!;
    private string _code = "";

    public async Task InitializeAsync()
    {
        var certificate = Path.Combine(_folder.FullName, "portal.pfx");
        await _authority.WriteServerAsync(Name, certificate, "of the tests");
        _program = RunningProgram.Start(
            "--urls", $"https://127.0.0.1:{_https};http://127.0.0.1:{_http}",
            $"--Kestrel:Certificates:Default:Path={certificate}",
            "--Kestrel:Certificates:Default:Password=of the tests",
            $"--Portal:DataDirectory={_folder.FullName}/data",
            $"--Portal:PublicUrl=https://{Name}",
            "--Stripe:ApiKey=sk_test_of_the_tests",
            "--Stripe:ApiBase=http://127.0.0.1:9");
        _code = (await _program.PrintsAsync(SetupCode())).Groups["code"].Value;
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_person_signs_in_over_https_and_each_of_their_cookies_is_bound_to_the_host()
    {
        var cookies = new CookieContainer();
        using var browser = _authority.ClientOf($"https://{Name}", _https, cookies);

        var page = await browser.GetAsync(new Uri("/account/setup", UriKind.Relative));
        var made = await SubmitAsync(browser, await page.Content.ReadAsStringAsync(), "/account/setup", new(StringComparer.Ordinal)
        {
            ["Code"] = _code,
            ["Name"] = "Ada L.",
            ["Email"] = "ada@shop.example",
            ["Password"] = Password,
        });
        var next = made.Headers.Location!;
        var enrolment = await browser.GetStringAsync(next);
        var added = await SubmitAsync(browser, enrolment, next.ToString(), new(StringComparer.Ordinal)
        {
            ["Code"] = AuthenticatorApp.WithKeyOf(enrolment).CodeNow(),
        });
        var home = await browser.GetAsync(new Uri("/", UriKind.Relative));

        page.Version.ShouldBeGreaterThanOrEqualTo(HttpVersion.Version11);
        Header(page, "Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
        home.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(home, "Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
        string[] set = [.. CookiesOf(page), .. CookiesOf(made), .. CookiesOf(added)];
        set.Select(cookie => cookie.Split('=')[0]).ShouldBe(
            ["__Host-moto-form", "__Host-moto-step", "__Host-moto"], ignoreOrder: true);
        set.ShouldAllBe(cookie => cookie.Contains("; path=/; secure; samesite=strict; httponly", StringComparison.Ordinal)
            && !cookie.Contains("domain=", StringComparison.OrdinalIgnoreCase));
        _program.Output.ShouldNotContain("warn:");
    }

    [Fact]
    public async Task Plain_http_is_led_to_https_and_gets_no_cookie_unless_the_proxy_did_https()
    {
        using var plain = _authority.ClientOf($"http://{Name}", _http);
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, new Uri("/account/sign-in", UriKind.Relative));
        forwarded.Headers.Add("X-Forwarded-Proto", "https");
        forwarded.Headers.Add("X-Forwarded-For", "203.0.113.7");

        var led = await plain.GetAsync(new Uri("/account/sign-in?returnUrl=%2Freaders", UriKind.Relative));
        var served = await plain.SendAsync(forwarded);
        var foreign = new HttpRequestMessage(HttpMethod.Get, new Uri("/account/sign-in", UriKind.Relative));
        foreign.Headers.Host = "evil.example";
        var refused = await plain.SendAsync(foreign);

        led.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        led.Headers.Location.ShouldBe(new Uri($"https://{Name}/account/sign-in?returnUrl=%2Freaders"));
        CookiesOf(led).ShouldBeEmpty();
        served.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(served, "Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
        CookiesOf(served).ShouldHaveSingleItem().ShouldStartWith("__Host-moto-form=");
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        refused.Headers.Location.ShouldBeNull();
    }

    [Fact]
    public async Task A_client_that_does_not_trust_the_authority_or_asks_for_another_name_gets_no_connection()
    {
        using var stranger = new CertificateAuthority();
        using var distrustful = stranger.ClientOf($"https://{Name}", _https);
        using var misled = _authority.ClientOf("https://other.example", _https);

        await Should.ThrowAsync<HttpRequestException>(() => distrustful.GetAsync(new Uri("/health/live", UriKind.Relative)));
        await Should.ThrowAsync<HttpRequestException>(() => misled.GetAsync(new Uri("/health/live", UriKind.Relative)));
    }

    [GeneratedRegex("type the code (?<code>[^\\s]+)[\\s\\S]*MotoPortal ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SetupCode();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();

    private static async Task<HttpResponseMessage> SubmitAsync(
        HttpClient browser, string html, string address, Dictionary<string, string> typed)
    {
        foreach (var field in Hidden().Matches(html).Cast<Match>())
        {
            typed[field.Groups["name"].Value] = WebUtility.HtmlDecode(field.Groups["value"].Value);
        }

        using var form = new FormUrlEncodedContent(typed);
        return await browser.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), form);
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    // A cookie that is deleted has no value.
    private static string[] CookiesOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies)
        ? [.. cookies.Where(cookie => !cookie.Contains("=; expires", StringComparison.Ordinal))]
        : [];
}
