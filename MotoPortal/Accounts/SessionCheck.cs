using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Shell;

namespace MotoPortal.Accounts;

/// <summary>Whether somebody who signed in may still be here.</summary>
internal sealed class SessionCheck(IDbContextFactory<PortalDb> contexts, IOptions<IdentityOptions> identity, IOptions<ShellOptions> shell)
{
    /// <summary>The person exists, was not sent away, and has changed nothing that ends sessions (password, roles) since.</summary>
    public async Task<bool> StandsAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var claims = identity.Value.ClaimsIdentity;
        var userId = principal.FindFirstValue(claims.UserIdClaimType);
        var stamp = principal.FindFirstValue(claims.SecurityStampClaimType);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await db.Users.AsNoTracking().Where(user => user.Id == userId)
            .Select(user => new { user.SecurityStamp, user.IsDisabled, user.IsPractice })
            .SingleOrDefaultAsync(cancellationToken);
        return user is { IsDisabled: false }
            && (!user.IsPractice || shell.Value.Mode is PortalMode.Practice)
            && string.Equals(user.SecurityStamp, stamp, StringComparison.Ordinal);
    }
}
