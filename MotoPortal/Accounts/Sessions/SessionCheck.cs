using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.Sessions;

/// <summary>Checks a signed-in person against the database: session, access, password, roles and stores.</summary>
internal sealed class SessionCheck(
    IDbContextFactory<PortalDb> contexts,
    SessionRecords sessions,
    IOptions<IdentityOptions> identity,
    IOptions<ShellOptions> shell,
    IOptions<AccountsOptions> accounts,
    TimeProvider time)
{
    /// <summary>Reads the current state from the database, by keys only.</summary>
    public async Task<SessionState> LookAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        Judge(principal, await FindAsync(principal, cancellationToken));

    /// <summary>Reads the current state, and updates the time of the last request when it is some minutes old.</summary>
    public async Task<SessionState> LookAtRequestAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var found = await FindAsync(principal, cancellationToken);
        var state = Judge(principal, found);
        if (state is not SessionState.Ended && found is not null && found.LastSeenAt <= time.GetUtcNow() - accounts.Value.SeenEvery)
        {
            try
            {
                await sessions.SeenAsync(found.Id, cancellationToken);
            }
            catch (NotWritableException)
            {
                // A page can be read all the same.
            }
        }

        return state;
    }

    /// <summary>The person of a valid session with their current roles and stores; null when the session is not valid.</summary>
    public async Task<SessionPerson?> FindNowAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (await FindAsync(principal, cancellationToken) is not { } found || !Stands(principal, found))
        {
            return null;
        }

        IReadOnlyList<string> roles = [.. StaffRoles.All.Where(role => found.Roles.Contains(role, StringComparer.Ordinal))];
        return new SessionPerson(found.PersonId, found.DisplayName, roles, found.Stores, found.Stores.StoreFor(found.ChosenStore));
    }

    private bool Stands(ClaimsPrincipal principal, Found found)
    {
        if (!found.HasSecondFactor && SecondFactorRule.IsRequired(found.Roles, shell.Value.Mode))
        {
            // A clerk who became a supervisor, and a session from before the rule: signing in again leads to the second factor.
            return false;
        }

        if (found.IsByPasskeyAlone && PasskeyRule.NeedsPassword(found.Roles, shell.Value.Mode))
        {
            // A supervisor who became an administrator.
            return false;
        }

        var stamp = principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        return !found.IsDisabled
            && (!found.IsPractice || shell.Value.Mode is PortalMode.Practice)
            && string.Equals(found.SecurityStamp, stamp, StringComparison.Ordinal);
    }

    private SessionState Judge(ClaimsPrincipal principal, Found? found)
    {
        if (found is null || !Stands(principal, found))
        {
            return SessionState.Ended;
        }

        var hasTheSameRoles = StaffRoles.All.All(role => principal.IsInRole(role) == found.Roles.Contains(role, StringComparer.Ordinal));
        return hasTheSameRoles && StoreClaims.Of(principal).Equals(found.Stores) ? SessionState.Stands : SessionState.AccessChanged;
    }

    private async Task<Found?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (SignInWithSession.SessionOf(principal) is not { } session)
        {
            return null;
        }

        var personId = principal.FindFirstValue(identity.Value.ClaimsIdentity.UserIdClaimType);
        var earliest = time.GetUtcNow() - accounts.Value.SessionLasts;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var open =
            from row in db.Set<PersonSession>().AsNoTracking()
            join person in db.Users.AsNoTracking() on row.PersonId equals person.Id
            where row.Id == session && row.PersonId == personId && row.EndedAt == null && row.StartedAt > earliest
            select new Found(
                row.Id,
                row.LastSeenAt,
                row.HasSecondFactor,
                row.IsByPasskeyAlone,
                person.Id,
                person.DisplayName,
                person.SecurityStamp,
                person.IsDisabled,
                person.IsPractice,
                person.WorksInAllStores,
                person.LocationId,
                db.UserRoles
                    .Where(link => link.UserId == person.Id)
                    .Join(db.Roles, link => link.RoleId, role => role.Id, (_, role) => role.Name!)
                    .ToList());
        // Joined in one statement, SQLite would read the roles of all people for each request.
        if (await open.AsSplitQuery().SingleOrDefaultAsync(cancellationToken) is not { } found)
        {
            return null;
        }

        found.Stores =
            await PersonStore.ScopeOfAsync(db, found.PersonId, found.WorksInAllStores, found.Roles, cancellationToken);
        return found;
    }

    private sealed record Found(
        SessionId Id,
        DateTimeOffset LastSeenAt,
        bool HasSecondFactor,
        bool IsByPasskeyAlone,
        string PersonId,
        string DisplayName,
        string? SecurityStamp,
        bool IsDisabled,
        bool IsPractice,
        bool WorksInAllStores,
        LocationId? ChosenStore,
        List<string> Roles)
    {
        public StoreScope Stores { get; set; } = StoreScope.None;
    }
}
