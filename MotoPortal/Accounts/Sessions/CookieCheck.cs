using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;

namespace MotoPortal.Accounts.Sessions;

/// <summary>
/// Checks the cookie of each request against the database. A session that ended is rejected; when roles or stores changed, the cookie is
/// written again with the new ones.
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
            case SessionState.AccessChanged when await FindAsync() is { } person:
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
