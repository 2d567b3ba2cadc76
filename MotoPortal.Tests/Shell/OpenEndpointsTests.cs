using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using MotoPortal.Shell.Hosting;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

public sealed class OpenEndpointsTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    [Fact]
    public void Every_open_endpoint_has_a_reason()
    {
        var withoutReason = Endpoints()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is { } open and not OpenToAnyoneAttribute { Reason.Length: > 20 })
            .Select(endpoint => endpoint.DisplayName);

        withoutReason.ShouldBeEmpty();
    }

    [Fact]
    public void These_pages_and_endpoints_are_open_and_no_others()
    {
        var open = Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<OpenToAnyoneAttribute>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(pattern => !Path.HasExtension(pattern) || pattern is "/theme.css")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        open.ShouldBe(
        [
            "/account/arrived", "/account/forgotten",
            "/account/language", "/account/locked", "/account/passkey", "/account/passkey/offer",
            "/account/password", "/account/practice", "/account/second-factor",
            "/account/second-step", "/account/setup", "/account/sign-in",
            "/account/sso", "/account/sso-problem", "/account/sso/back-channel",
            "/consent-status/{Secret}", "/error", "/health/live", "/health/ready",
            "/status/{Code:int}", "/theme.css", "/webhooks/stripe", "/withdraw/{Secret}",
        ]);
    }

    [Fact]
    public async Task Everything_else_is_closed_to_a_stranger()
    {
        using var stranger = new Browserless(practice.Portal);
        var answers = new List<string>();
        var closed = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).ToArray();
        foreach (var endpoint in closed)
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var request =
                    new HttpRequestMessage(HttpMethod.Parse(method), new Uri(PortalRoutes.AddressOf(endpoint), UriKind.Relative));
                var answer = await stranger.SendAsync(request);
                var refused = answer.StatusCode is HttpStatusCode.Unauthorized
                    || (answer.StatusCode is HttpStatusCode.Found
                        && answer.Headers.Location!.ToString().Contains("/account/sign-in", StringComparison.Ordinal));
                if (!refused)
                {
                    answers.Add($"{method} {request.RequestUri}: {(int)answer.StatusCode}");
                }
            }
        }

        closed.Length.ShouldBeGreaterThan(5);
        answers.ShouldBeEmpty();
    }

    private IEnumerable<RouteEndpoint> Endpoints() => PortalRoutes.Of(practice.Portal);
}
