using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

/// <summary>Every page and endpoint, requested by a clerk over real HTTP.</summary>
public sealed class RefusedAccessTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    private const string Words = "This page is not part of your role";

    [Fact]
    public async Task What_a_clerk_may_not_do_is_answered_403_says_so_and_is_written_down_and_nothing_else_is()
    {
        using var clerk = new Browserless(practice.Portal);
        await clerk.PractiseAsAsync("camille@practice.example");
        List<string> refused = [];
        List<string> wrong = [];
        foreach (var endpoint in PortalRoutes.Of(practice.Portal)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var may = await MayClerkAsync(endpoint);
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                // Signing out would end the test.
                var path = PortalRoutes.AddressOf(endpoint);
                if (path is "/account/sign-out")
                {
                    continue;
                }

                using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(path + "?secret=1", UriKind.Relative));
                var answer = await clerk.SendAsync(request);
                var isRefused = answer.StatusCode is HttpStatusCode.Forbidden
                    && (await answer.Content.ReadAsStringAsync()).Contains(Words, StringComparison.Ordinal);
                if (isRefused == may || (answer.StatusCode is HttpStatusCode.Forbidden) != isRefused)
                {
                    wrong.Add($"{method} {path}: {(int)answer.StatusCode}, though a clerk {(may ? "may" : "may not")}");
                }

                if (!may)
                {
                    refused.Add(path);
                }
            }
        }

        wrong.ShouldBeEmpty();
        refused.Count.ShouldBeGreaterThan(8);
        var written = practice.Portal.Log.Lines.Where(line => line.Event.Id == 1401).Select(line => line.Message).ToArray();
        refused.Where(path => !written.Any(line => line.Contains($" was refused {path}; it needs ", StringComparison.Ordinal)))
            .ShouldBeEmpty();
        written.ShouldAllBe(line => !line.Contains("secret", StringComparison.Ordinal));
        await using var db =
            await practice.Portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var entries = await db.Set<LedgerEntry>().Include(entry => entry.Payload).Where(entry => entry.Kind == "access.refused")
            .ToListAsync();
        entries.Count.ShouldBeGreaterThanOrEqualTo(refused.Count);
        entries.ShouldAllBe(entry => entry.ActorRole == StaffRoles.Clerk && entry.Payload!.ActorName == "Camille D.");
        entries.ShouldAllBe(entry => !entry.Payload!.Json.Contains("secret"));
    }

    [Fact]
    public async Task It_is_said_in_French_too()
    {
        using var clerk = new Browserless(practice.Portal);
        await clerk.PractiseAsAsync("camille@practice.example");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/terms/draft", UriKind.Relative));
        request.Headers.Add("Accept-Language", "fr");

        var answer = await clerk.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("ne fait pas partie de votre r");
    }

    private async Task<bool> MayClerkAsync(RouteEndpoint endpoint)
    {
        await using var scope = practice.Portal.Services.CreateAsyncScope();
        var policy = await AuthorizationPolicy.CombineAsync(
            scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>(),
            endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>());
        var clerk = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, StaffRoles.Clerk)], "test"));
        return policy is null
            || (await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(clerk, policy)).Succeeded;
    }
}
