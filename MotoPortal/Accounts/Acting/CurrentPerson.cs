using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Shell.Pages;

namespace MotoPortal.Accounts.Acting;

/// <summary>
/// The person of this circuit or request. Language and store are read each time, because another tab may have changed them.
/// </summary>
internal sealed class CurrentPerson(
    AuthenticationStateProvider authentication,
    IHttpContextAccessor http,
    IDbContextFactory<PortalDb> contexts,
    IOptions<IdentityOptions> identity,
    IAuthorizationService authorization)
{
    /// <summary>The person.</summary>
    /// <exception cref="SignedOutException">The person was signed out while the page was open.</exception>
    /// <exception cref="InvalidOperationException">The request has no person, which its policy should have prevented.</exception>
    public async Task<Person> GetAsync(CancellationToken cancellationToken = default)
    {
        var principal = await PrincipalAsync();
        var userId = principal.FindFirstValue(identity.Value.ClaimsIdentity.UserIdClaimType)
            ?? throw (IsRequest
                ? new InvalidOperationException("A person was asked for where no person is signed in.")
                : new SignedOutException());
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await db.Users.AsNoTracking().Where(user => user.Id == userId)
            .Select(user => new { user.DisplayName, user.Language, user.LocationId })
            .SingleAsync(cancellationToken);
        var stores = StoreClaims.Of(principal);
        return new Person(
            userId,
            user.DisplayName,
            [.. StaffRoles.All.Where(principal.IsInRole)],
            user.Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            stores.Includes(user.LocationId) ? user.LocationId : null,
            stores);
    }

    /// <summary>Whether the person may do this now, whatever the page has shown.</summary>
    /// <param name="policy">One of <see cref="Policies"/>.</param>
    public async Task<bool> MayAsync(string policy) => (await authorization.AuthorizeAsync(await PrincipalAsync(), policy)).Succeeded;

    /// <summary>The person as in their cookie, on a request or a circuit; without an identity when no person is signed in.</summary>
    internal async Task<ClaimsPrincipal> PrincipalAsync() =>
        IsRequest && http.HttpContext is { User: var requested }
            ? requested
            : (await authentication.GetAuthenticationStateAsync()).User;

    // An endpoint has a request and no circuit; a circuit's request has ended.
    private bool IsRequest => http.HttpContext is { WebSockets.IsWebSocketRequest: false };
}
