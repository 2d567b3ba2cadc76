using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using MotoPortal.Shell;

namespace MotoPortal.Accounts;

/// <summary>
/// What a person gets who is signed in and may not do what they ask for: 403, in whose body the page of that status says so, and a line
/// in the log. The framework would send the browser to another page, which answers 200.
/// </summary>
internal static class DeniedAnswer
{
    /// <summary>Answers instead of the framework's redirection.</summary>
    public static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        var policies = http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>() ?? [];
        http.RequestServices.GetRequiredService<DeniedLog>().Write(http.User, http.Request.Path, string.Join(", ", policies));
        return Task.CompletedTask;
    }
}
