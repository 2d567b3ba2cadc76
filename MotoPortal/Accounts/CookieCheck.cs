using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Data;

namespace MotoPortal.Accounts;

/// <summary>
/// Holds the cookie of each request against the database. A session that ended is nobody's; one whose person has other roles by now
/// goes on with those, and its cookie is written anew.
/// </summary>
internal sealed class CookieCheck(SessionCheck session, SignInWithSession signIn, IOptions<IdentityOptions> identity)
    : ISecurityStampValidator
{
    /// <inheritdoc/>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var principal = context.Principal!;
        switch (await session.LookAtRequestAsync(principal, CancellationToken.None))
        {
            case SessionState.Stands:
                return;
            case SessionState.RolesChanged when await FindAsync() is { } person:
                context.ReplacePrincipal(await signIn.PrincipalAsync(person, SignInWithSession.SessionOf(principal)!.Value));
                context.ShouldRenew = true;
                return;
            default:
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                return;
        }

        Task<PortalUser?> FindAsync() =>
            signIn.UserManager.FindByIdAsync(principal.FindFirst(identity.Value.ClaimsIdentity.UserIdClaimType)!.Value);
    }
}
