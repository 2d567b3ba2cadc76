using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Shell.Hosting;

namespace MotoPortal.Accounts.SignIn;

/// <summary>
/// Answers 403 to a signed-in person who may not do what they request, with the page of that status as body, and records it in log and
/// ledger. The framework would redirect to another page, which answers 200.
/// </summary>
internal static class DeniedAnswer
{
    /// <summary>Answers in place of the framework's redirection.</summary>
    public static async Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        var policies = http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>() ?? [];
        var needed = string.Join(", ", policies);
        http.RequestServices.GetRequiredService<DeniedLog>().Write(http.User, http.Request.Path, needed);
        if (http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } person)
        {
            // The route and not the address, which may contain typed text.
            var page = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
            await http.RequestServices.GetRequiredService<AccessRecords>().RefusedAsync(person, page, needed);
        }
    }
}
