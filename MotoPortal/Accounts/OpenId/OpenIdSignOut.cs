using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.Settings;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.OpenId;

/// <summary>
/// Ends the issuer's session at signing out (OpenID Connect RP-Initiated Logout 1.0), so that the next person at this browser is asked.
/// </summary>
internal sealed partial class OpenIdSignOut(
    IOptionsMonitor<OpenIdConnectOptions> handlers,
    IOptions<OpenIdOptions> options,
    IOptions<ShellOptions> shell,
    ILogger<OpenIdSignOut> logger)
{
    /// <summary>The page to which the issuer sends the browser after it signed out; registered at the issuer.</summary>
    public const string AfterwardsAddress = "/account/sign-in";

    /// <summary>
    /// The issuer's address for signing out; null for a session that began without it, and when the issuer has none or does not answer.
    /// </summary>
    /// <param name="context">A request with the cookie of the session.</param>
    public async Task<string?> AddressAsync(HttpContext context)
    {
        if (!options.Value.IsOn
            || IssuerProof.Read((await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties) is not { } proof)
        {
            return null;
        }

        try
        {
            var issuer = await handlers.Get(OpenIdScheme.Name).ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
            if (issuer.EndSessionEndpoint is not { Length: > 0 } address)
            {
                return null;
            }

            var message = new OpenIdConnectMessage
            {
                IssuerAddress = address,
                ClientId = options.Value.ClientId,
                IdTokenHint = proof.IdToken,
                PostLogoutRedirectUri = $"{OriginOf(context.Request)}{AfterwardsAddress}",
            };
            return message.CreateLogoutRequestUrl();
        }
        catch (Exception exception) when (OpenIdFailure.ProblemOf(exception) is OpenIdProblem.IssuerUnreachable)
        {
            // The person is signed out of the portal all the same.
            NotReached(logger, exception.GetType().Name);
            return null;
        }
    }

    private string OriginOf(HttpRequest request) => shell.Value.PublicUrl?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";

    [LoggerMessage(3073, LogLevel.Warning, "The issuer could not be asked to sign out: {Failure}")]
    private static partial void NotReached(ILogger logger, string failure);
}
