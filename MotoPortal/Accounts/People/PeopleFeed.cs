using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Settings;
using MotoPortal.Accounts.Stores;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.People;

/// <summary>The live view of the people for administrators.</summary>
internal sealed class PeopleFeed(
    IDbContextFactory<PortalDb> contexts, Bell bell, IOptions<ShellOptions> shell, IOptions<AccountsOptions> accounts,
    IOptions<UnusedAccountOptions> unused, TimeProvider time)
{
    /// <summary>All people, ordered by name.</summary>
    public IAsyncEnumerable<ImmutableArray<PersonView>> WatchAsync(CancellationToken cancellationToken) =>
        bell.WatchAsync(PeopleTopics.Any, stop => ReadAsync(personId: null, stop), cancellationToken);

    /// <summary>One person; null when there is none with that id.</summary>
    public IAsyncEnumerable<PersonView?> WatchAsync(string personId, CancellationToken cancellationToken) =>
        bell.WatchAsync(PeopleTopics.Any, stop => FindAsync(personId, stop), cancellationToken);

    /// <summary>All people, or one.</summary>
    public async Task<ImmutableArray<PersonView>> ReadAsync(string? personId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var earliest = now - accounts.Value.SessionLasts;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await db.Users.AsNoTracking().Where(user => personId == null || user.Id == personId)
            .Select(user => new
            {
                user.Id,
                user.DisplayName,
                user.Email,
                user.Language,
                user.WorksInAllStores,
                Stores = db.Set<PersonStore>().Where(row => row.PersonId == user.Id).Select(row => row.StoreId).ToList(),
                user.IsDisabled,
                user.IsPractice,
                user.TwoFactorEnabled,
                HasWayIn = user.PasswordHash != null || db.Set<ExternalIdentity>().Any(row => row.PersonId == user.Id),
                LinkUntil = db.Set<IssuedPasswordLink>()
                    .Where(link => link.PersonId == user.Id && link.UsedAt == null)
                    .Select(link => (DateTimeOffset?)link.ExpiresAt)
                    .FirstOrDefault(),
                Roles = db.UserRoles
                    .Where(link => link.UserId == user.Id)
                    .Join(db.Roles, link => link.RoleId, role => role.Id, (_, role) => role.Name!)
                    .ToList(),
                Seen = db.Set<PersonSession>()
                    .Where(session => session.PersonId == user.Id && session.EndedAt == null && session.StartedAt > earliest)
                    .Select(session => session.LastSeenAt)
                    .ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        var idle = shell.Value.Mode is PortalMode.Practice
            ? []
            : await UnusedAccounts.FindAsync(db, now - unused.Value.UnusedAfter, cancellationToken);
        var names = await db.Set<StoreSettings>().AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var byName = people
            .OrderBy(person => person.DisplayName, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(person => person.Id, StringComparer.Ordinal);
        return
        [
            .. byName.Select(person => new PersonView(
                person.Id,
                person.DisplayName,
                person.Email ?? "",
                [.. StaffRoles.All.Where(role => person.Roles.Contains(role, StringComparer.Ordinal))],
                person.Language,
                person.WorksInAllStores ? StoreScope.All : StoreScope.Of(person.Stores),
                person.WorksInAllStores ? [] : NamesOf(person.Stores, names),
                StateOf(person.IsDisabled, person.IsPractice, person.HasWayIn),
                person.IsPractice,
                person.LinkUntil > now ? person.LinkUntil : null,
                person.Seen.Count,
                person.TwoFactorEnabled,
                SecondFactorRule.IsRequired(person.Roles, shell.Value.Mode),
                person.Seen.Count > 0 ? person.Seen.Max() : null)
            {
                IsUnused = idle.Contains(person.Id, StringComparer.Ordinal),
            }),
        ];
    }

    /// <summary>One person now; null when there is no such person.</summary>
    public async Task<PersonView?> FindAsync(string personId, CancellationToken cancellationToken) =>
        await ReadAsync(personId, cancellationToken) is [var found] ? found : null;

    private static ImmutableArray<string> NamesOf(IEnumerable<LocationId> stores, Dictionary<LocationId, string> names) =>
        [.. stores.Select(store => names.GetValueOrDefault(store, store.Value)).Order(StringComparer.CurrentCultureIgnoreCase)];

    private PersonState StateOf(bool isDisabled, bool isPractice, bool hasWayIn) =>
        isDisabled ? PersonState.Disabled
        : isPractice && shell.Value.Mode is not PortalMode.Practice ? PersonState.PracticeOnly
        : hasWayIn ? PersonState.Active
        : PersonState.Invited;
}
