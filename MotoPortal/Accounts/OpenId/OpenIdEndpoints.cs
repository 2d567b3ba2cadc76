using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.Settings;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Shell.Hosting;

namespace MotoPortal.Accounts.OpenId;

/// <summary>
/// The endpoint that sends a browser to the issuer, whose answer the protocol's handler takes, and the one that the issuer itself calls.
/// </summary>
internal static class OpenIdEndpoints
{
    /// <summary>The address at which the issuer itself ends sessions; registered at the issuer.</summary>
    public const string BackChannelAddress = "/account/sso/back-channel";

    private const int LargestBody = 32 * 1024;

    /// <summary>
    /// Sends the browser to the issuer: to sign in, or in a locked session to be asked again. It is a link, because the policy of the pages
    /// lets no form lead to another site. A link on a page of another site leads to the sign-in page only, so that a session begins, and
    /// takes the place of an earlier one, only where the person asked for it.
    /// </summary>
    [OpenToAnyone("Nobody is signed in before it.")]
    public static async Task<IResult> StartAsync(
        HttpContext context, OpenIdSignIn signIn, SessionLock sessions, IOptions<OpenIdOptions> options, string? returnUrl)
    {
        if (!options.Value.IsOn)
        {
            return Results.NotFound();
        }

        // Every browser that supports the portal says where a navigation comes from (https://www.w3.org/TR/fetch-metadata/).
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            return Results.Redirect($"/account/sign-in?returnUrl={Uri.EscapeDataString(ReturnAddress.Local(returnUrl))}");
        }

        var again = context.User.Identity?.IsAuthenticated is true && SignInWithSession.SessionOf(context.User) is { } session
            && await sessions.IsByIssuerAsync(session, context.RequestAborted);
        try
        {
            await context.ChallengeAsync(OpenIdScheme.Name, signIn.Begin(context.User, returnUrl, again));
            return Results.Empty;
        }
        catch (Exception exception) when (OpenIdFailure.ProblemOf(exception) is OpenIdProblem.IssuerUnreachable)
        {
            return Results.Redirect(ProblemPage.AddressOf(OpenIdProblem.IssuerUnreachable));
        }
    }

    /// <summary>
    /// Ends the sessions that a logout token of the issuer names: 200 when the token is the issuer's, 400 otherwise (OpenID Connect
    /// Back-Channel Logout 1.0, 2.8).
    /// </summary>
    [OpenToAnyone("The issuer calls it; its signature is checked, and the answer tells nothing.")]
    public static async Task<IResult> EndSessionsAsync(
        HttpContext context, BackChannelLogout logout, IOptions<OpenIdOptions> options, CancellationToken cancellationToken)
    {
        if (!options.Value.IsOn)
        {
            return Results.NotFound();
        }

        if (context.Request is not { HasFormContentType: true, ContentLength: <= LargestBody })
        {
            return Results.BadRequest();
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        return await logout.EndAsync(form["logout_token"].ToString(), cancellationToken) ? Results.Ok() : Results.BadRequest();
    }
}
