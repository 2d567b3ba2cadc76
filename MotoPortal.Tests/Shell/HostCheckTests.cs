using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using MotoPortal.Shell.Hosting;
using MotoPortal.Shell.Settings;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

/// <summary>The portal's answer to a host name that is not its own, as in DNS rebinding.</summary>
public sealed class HostCheckTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    private const string Alex = "alex@practice.example";

    [Fact]
    public async Task A_foreign_page_whose_name_points_here_cannot_sign_in_with_one_click()
    {
        using var browser = new Browserless(practice.Portal);
        var form = await browser.FormAsync("/account/sign-in", "/account/practice");
        var fields = form.Hidden.Where(field => field.Name is not "email")
            .Append(("email", Alex)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var content = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/account/practice", UriKind.Relative)) { Content = content };
        request.Headers.Host = $"evil.example:{practice.Portal.Address.Port}";
        request.Headers.Add("Origin", $"http://evil.example:{practice.Portal.Address.Port}");

        var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        browser.Cookies.ShouldNotContain(cookie => cookie.Name == "moto");
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/account/sign-in")]
    [InlineData("GET", "/health/live")]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/portal.css")]
    [InlineData("POST", "/webhooks/stripe")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("GET", "/_blazor")]
    public async Task Nothing_answers_to_a_foreign_name(string method, string path)
    {
        using var browser = new Browserless(practice.Portal);
        foreach (var (host, refused) in new[] { (
            "evil.example",
            true), ("127.0.0.1.evil.example", true), ("192.0.2.7", true), ("localhost", false), ("[::1]", false), ("127.0.0.1:1", false) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(path, UriKind.Relative));
            request.Headers.Host = host;

            var answer = await browser.SendAsync(request);
            var isOurs = (await answer.Content.ReadAsStringAsync()).Contains("does not answer to this name", StringComparison.Ordinal);

            (host, isOurs).ShouldBe((host, refused));
            (answer.StatusCode is HttpStatusCode.BadRequest || !refused).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("", "", "", false, "127.0.0.1 localhost [::1]", "portal.example 192.0.2.7")]
    [InlineData(
        "", "", "portal.example;*.shop.example", false, "localhost portal.example a.shop.example", "shop.example evil.example 192.0.2.7")]
    [InlineData("", "", "*", false, "localhost", "evil.example")]
    [InlineData("", "", "", true, "localhost 192.0.2.7 [2001:db8::1]", "evil.example")]
    [InlineData("sk_test_x", "", "", false, "localhost portal.example evil.example", "")]
    [InlineData("sk_test_x", "https://portal.example", "", false, "127.0.0.1 portal.example PORTAL.example", "evil.example 192.0.2.7")]
    [InlineData("sk_live_x", "https://portal.example:8443/", "office.example", false, "portal.example office.example", "evil.example")]
    [InlineData("sk_live_x", "", "office.example", true, "office.example localhost", "portal.example 192.0.2.7")]
    public void These_names_are_its_own(string key, string publicUrl, string allowedHosts, bool allowNetwork, string own, string foreign)
    {
        var options = new ShellOptions();
        options.Bind(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stripe:ApiKey"] = key,
            ["Portal:PublicUrl"] = publicUrl,
            ["AllowedHosts"] = allowedHosts,
        }).Build());
        var names = HostNames.Of(options, new PracticeOptions { AllowNetwork = allowNetwork });

        own.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(name => !names.Contains(new HostString(name))).ShouldBeEmpty();
        foreign.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(name => names.Contains(new HostString(name))).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_network_every_page_of_practice_mode_says_so()
    {
        const string Notice = "Anyone on this network can sign in here as anybody";
        await using var open =
            new PortalFactory(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Practice:AllowNetwork"] = "true" }).Start();
        using var outside = new Browserless(open);
        using var inside = new Browserless(practice.Portal);
        await inside.PractiseAsAsync(Alex);

        (await inside.GetStringAsync("/")).ShouldNotContain(Notice);
        (await outside.GetStringAsync("/account/sign-in")).ShouldContain(Notice);
        await outside.PractiseAsAsync(Alex);
        foreach (var path in new[] { "/", "/customers", "/no-such-page", "/account/locked" })
        {
            (await outside.GetStringAsync(path)).ShouldContain(Notice);
        }
    }
}
