using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;
using MotoPortal.Shell.Hosting;

namespace MotoPortal.Accounts.Sessions;

/// <summary>Adds to the cookie what every page's frame shows and by which stores lists are limited, so that it needs no query.</summary>
internal sealed class PersonClaimsFactory(
    UserManager<PortalUser> people,
    RoleManager<IdentityRole> roles,
    IOptions<IdentityOptions> options,
    IDbContextFactory<PortalDb> contexts)
    : UserClaimsPrincipalFactory<PortalUser, IdentityRole>(people, roles, options)
{
    /// <inheritdoc/>
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(PersonClaims.DisplayName, user.DisplayName));
        var held = identity.FindAll(identity.RoleClaimType).Select(claim => claim.Value);
        await using var db = await contexts.CreateDbContextAsync();
        var stores = await PersonStore.ScopeOfAsync(db, user.Id, user.WorksInAllStores, held, CancellationToken.None);
        identity.AddClaims(StoreClaims.For(stores));
        return identity;
    }
}
