using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;

namespace MotoPortal.Accounts.SignIn;

/// <summary>
/// Remembers between two pages that a person's password was right, or that their issuer sent them, in a cookie of its own that does not
/// sign in. It needs an HTTP response, so only static pages use it.
/// </summary>
internal sealed class FirstStep(
    IHttpContextAccessor http, IDbContextFactory<PortalDb> contexts, IOptions<IdentityOptions> identity)
{
    private HttpContext Context =>
        http.HttpContext ?? throw new InvalidOperationException("The first step is kept in a response's cookie.");

    /// <summary>Remembers the person.</summary>
    /// <param name="user">The person.</param>
    /// <param name="issuer">What the issuer said; null after a password.</param>
    public Task RememberAsync(PortalUser user, IssuerProof? issuer = null)
    {
        var properties = new AuthenticationProperties();
        issuer?.Write(properties);
        var claims = identity.Value.ClaimsIdentity;
        var person = new ClaimsIdentity(
            [
                new Claim(claims.UserIdClaimType, user.Id),
                new Claim(claims.SecurityStampClaimType, user.SecurityStamp ?? ""),
            ],
            IdentityConstants.TwoFactorUserIdScheme);
        return Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(person), properties);
    }

    /// <summary>The person; null when there is none, it was too long ago, or their access or password changed since.</summary>
    public async Task<PortalUser?> FindAsync()
    {
        var claims = identity.Value.ClaimsIdentity;
        var remembered = await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (remembered.Principal?.FindFirstValue(claims.UserIdClaimType) is not { } userId)
        {
            return null;
        }

        var stamp = remembered.Principal.FindFirstValue(claims.SecurityStampClaimType);
        await using var db = await contexts.CreateDbContextAsync(Context.RequestAborted);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(
            user => user.Id == userId && !user.IsDisabled && user.SecurityStamp == stamp, Context.RequestAborted);
    }

    /// <summary>What the issuer said of the person in the first step; null after a password.</summary>
    public async Task<IssuerProof?> FindIssuerAsync() =>
        IssuerProof.Read((await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Properties);

    /// <summary>Forgets the person.</summary>
    public Task ForgetAsync() => Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
