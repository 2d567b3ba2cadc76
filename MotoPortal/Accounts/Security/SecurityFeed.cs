using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.Security;

/// <summary>The live view of one's own sign-in: second factors and open sessions. The caller passes the signed-in person's id.</summary>
internal sealed class SecurityFeed(
    IDbContextFactory<PortalDb> contexts,
    Bell bell,
    IOptions<ShellOptions> shell,
    IOptions<AccountsOptions> accounts,
    IOptions<PasswordSignInOptions> passwords,
    TimeProvider time)
{
    /// <summary>The person's own view.</summary>
    public IAsyncEnumerable<SecurityView> WatchAsync(string personId, CancellationToken cancellationToken) =>
        bell.WatchAsync(PeopleTopics.Any, stop => ReadAsync(personId, stop), cancellationToken);

    private async Task<SecurityView> ReadAsync(string personId, CancellationToken cancellationToken)
    {
        var earliest = time.GetUtcNow() - accounts.Value.SessionLasts;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = await db.Set<SecondFactor>().AsNoTracking()
            .Where(row => row.PersonId == personId)
            .Select(row => (DateTimeOffset?)row.AddedAt)
            .SingleOrDefaultAsync(cancellationToken);
        var passkeys = await db.UserPasskeys.AsNoTracking()
            .Where(row => row.UserId == personId)
            .Select(row => new { Row = row, UsedAt = EF.Property<DateTimeOffset?>(row, PortalDb.PasskeyUsedAt) })
            .ToListAsync(cancellationToken);
        var codes = await db.Set<RecoveryCode>().AsNoTracking()
            .CountAsync(row => row.PersonId == personId && row.UsedAt == null, cancellationToken);
        var hasPassword = passwords.Value.Passwords
            && await db.Users.AnyAsync(
                person => person.Id == personId && person.PasswordHash != null && !person.IsPractice, cancellationToken);
        var roles = await db.UserRoles.AsNoTracking()
            .Where(link => link.UserId == personId)
            .Join(db.Roles, link => link.RoleId, role => role.Id, (_, role) => role.Name!)
            .ToListAsync(cancellationToken);
        var sessions = await db.Set<PersonSession>().AsNoTracking()
            .Where(session => session.PersonId == personId && session.EndedAt == null && session.StartedAt > earliest)
            .OrderByDescending(session => session.LastSeenAt)
            .ThenBy(session => session.Id)
            .ToListAsync(cancellationToken);
        return new SecurityView(
            since,
            [
                .. passkeys.OrderBy(one => one.Row.Data.CreatedAt).Select(one => new OwnPasskeyView(
                    Convert.ToHexString(one.Row.CredentialId), one.Row.Data.Name ?? "", one.Row.Data.CreatedAt, one.UsedAt)),
            ],
            SecondFactorRule.IsRequired(roles, shell.Value.Mode),
            codes,
            hasPassword,
            [
                .. sessions.Select(session => new OwnSessionView(
                    session.Id,
                    session.StartedAt,
                    session.LastSeenAt,
                    session.Address is { } address ? new IPAddress(address).ToString() : null,
                    session.Browser)),
            ]);
    }
}
