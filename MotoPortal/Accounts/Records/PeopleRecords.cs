using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.Records;

/// <summary>
/// Records who may sign in and what they may do, each change with its ledger entry in one transaction. Rules over several people (unique
/// e-mail addresses, at least one administrator) are checked inside that transaction.
/// </summary>
internal sealed partial class PeopleRecords(
    Atomic atomic,
    LedgerWriter ledger,
    SessionRecords sessions,
    ILookupNormalizer normalizer,
    IOptions<ShellOptions> shell,
    IOptions<AccountsOptions> accounts,
    IOptions<PasswordSignInOptions> passwords,
    IOptions<OpenIdOptions> openId,
    TimeProvider time,
    ILogger<PeopleRecords> logger)
{
    // 150 random bits.
    private const int StampLength = 32;

    /// <summary>Creates a person without a password, and the link with which they choose one.</summary>
    public async Task<PersonOutcome> InviteAsync(NewPerson invited, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await atomic.RunAsync(
            async scope =>
            {
                if (!await MayActAsync(scope.Db, actor, cancellationToken))
                {
                    return new PersonOutcome.NotAllowed();
                }

                if (await IsTakenAsync(scope.Db, invited.Email, cancellationToken))
                {
                    return new PersonOutcome.EmailInUse();
                }

                var person = Add(scope, invited, passwordHash: null);
                await AddRolesAsync(scope.Db, person.Id, invited.Roles, cancellationToken);
                var link = await IssuedPasswordLink.ReplaceAsync(
                    scope, person.Id, time.GetUtcNow(), accounts.Value.InvitationLasts, actor == Actor.Console, cancellationToken);
                var stores = invited.Stores ?? StoreScope.All;
                Append(scope, "person.invited", actor, PeopleEntries.Made.Of(person, invited.Roles, stores, link.ExpiresAt));
                return (PersonOutcome)new PersonOutcome.LinkMade(link);
            },
            cancellationToken);
        if (outcome is PersonOutcome.LinkMade { Link.PersonId: var made })
        {
            Made(logger, made);
        }

        return outcome;
    }

    /// <summary>Creates the first administrator, unless there are people other than practice people.</summary>
    /// <returns>The person's id; null when there are people already.</returns>
    public async Task<string?> CreateFirstAsync(NewPerson first, string passwordHash, CancellationToken cancellationToken)
    {
        var made = await atomic.RunAsync(
            async scope =>
            {
                if (await scope.Db.Users.AnyAsync(user => !user.IsPractice, cancellationToken)
                    || await IsTakenAsync(scope.Db, first.Email, cancellationToken))
                {
                    return null;
                }

                var person = Add(scope, first, passwordHash);
                await PreviousPassword.KeepAsync(scope, person.Id, passwordHash, time.GetUtcNow(), cancellationToken);
                await AddRolesAsync(scope.Db, person.Id, first.Roles, cancellationToken);
                var self = Actor.OfPerson(person.Id, person.DisplayName, StaffRoles.Admin);
                Append(scope, "person.created", self, PeopleEntries.Made.Of(person, first.Roles, StoreScope.All, linkUntil: null));
                return person.Id;
            },
            cancellationToken);
        if (made is not null)
        {
            Made(logger, made);
        }

        return made;
    }

    /// <summary>Sets a person's roles, whatever they are now.</summary>
    public Task<PersonOutcome> ChangeRolesAsync(
        string personId, IReadOnlyList<string> roles, Actor actor, CancellationToken cancellationToken) =>
        ChangeRolesAsync(personId, roles, seen: null, actor, cancellationToken);

    /// <summary>Sets a person's roles, unless they are others than those that were seen. Takes effect on their open pages.</summary>
    public Task<PersonOutcome> ChangeRolesAsync(
        string personId, IReadOnlyList<string> roles, IReadOnlyList<string>? seen, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            actor,
            async (scope, person) =>
            {
                var before = await RolesOfAsync(scope.Db, personId, cancellationToken);
                IReadOnlyList<string> after = [.. StaffRoles.All.Where(role => roles.Contains(role, StringComparer.Ordinal))];
                if (after.Count == 0)
                {
                    return new PersonOutcome.NoRole();
                }

                if (before.SequenceEqual(after, StringComparer.Ordinal))
                {
                    return new PersonOutcome.Unchanged();
                }

                if (seen is not null && !before.ToHashSet(StringComparer.Ordinal).SetEquals(seen))
                {
                    return new PersonOutcome.ChangedMeanwhile();
                }

                if (IsSelf(actor, personId))
                {
                    return new PersonOutcome.OwnAccess();
                }

                if (IsAdmin(before) && !IsAdmin(after) && !await HasAnotherAdminAsync(scope.Db, personId, cancellationToken))
                {
                    return new PersonOutcome.LastAdmin();
                }

                await scope.Db.UserRoles.Where(link => link.UserId == personId).ExecuteDeleteAsync(cancellationToken);
                await AddRolesAsync(scope.Db, personId, after, cancellationToken);
                Append(scope, "person.roles_changed", actor, new PeopleEntries.RolesChanged(personId, person.DisplayName, before, after));
                return new PersonOutcome.Changed();
            },
            cancellationToken);

    /// <summary>Enables a person, with their last password.</summary>
    public Task<PersonOutcome> EnableAsync(string personId, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            actor,
            (scope, person) =>
            {
                if (!person.IsDisabled)
                {
                    return Task.FromResult<PersonOutcome>(new PersonOutcome.Unchanged());
                }

                person.IsDisabled = false;
                Append(scope, "person.enabled", actor, new PeopleEntries.Enabled(personId, person.DisplayName));
                return Task.FromResult<PersonOutcome>(new PersonOutcome.Changed());
            },
            cancellationToken);

    /// <summary>Ends all sessions of a person.</summary>
    public Task<PersonOutcome> EndSessionsAsync(string personId, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            actor,
            async (scope, person) =>
            {
                var ended = await sessions.EndAllAsync(scope, personId, cancellationToken);
                if (ended == 0)
                {
                    return new PersonOutcome.Unchanged();
                }

                Append(scope, "person.sessions_ended", actor, new PeopleEntries.SessionsEnded(personId, person.DisplayName, ended));
                return new PersonOutcome.Changed();
            },
            cancellationToken);

    /// <summary>Creates a link with which a person chooses a new password; the current one stays valid until then.</summary>
    public Task<PersonOutcome> MakeLinkAsync(string personId, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            actor,
            async (scope, person) =>
            {
                if (person.IsDisabled)
                {
                    return new PersonOutcome.IsDisabled();
                }

                if (person.IsPractice)
                {
                    return new PersonOutcome.IsForPractice();
                }

                var lasts = actor == Actor.Portal ? accounts.Value.MailedLinkLasts
                    : person.PasswordHash is null ? accounts.Value.InvitationLasts
                    : accounts.Value.PasswordLinkLasts;
                var link = await IssuedPasswordLink.ReplaceAsync(
                    scope, personId, time.GetUtcNow(), lasts, actor == Actor.Console, cancellationToken);
                Append(scope, "person.password_link_made", actor, new PeopleEntries.LinkMade(personId, person.DisplayName, link.ExpiresAt));
                return new PersonOutcome.LinkMade(link);
            },
            cancellationToken);

    /// <summary>
    /// Removes the second factor of a person who lost it, with its recovery codes, and ends their sessions. Where a second factor is
    /// required, they set up another one when they sign in.
    /// </summary>
    public Task<PersonOutcome> ResetSecondFactorAsync(string personId, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            actor,
            async (scope, person) =>
            {
                if (IsSelf(actor, personId))
                {
                    return new PersonOutcome.OwnAccess();
                }

                if (!await DeleteSecondFactorAsync(scope, person, cancellationToken))
                {
                    return new PersonOutcome.Unchanged();
                }

                var ended = await sessions.EndAllAsync(scope, personId, cancellationToken);
                var details = new PeopleEntries.SecondFactorChanged(personId, person.DisplayName, ended);
                Append(scope, "person.second_factor_reset", actor, details);
                return new PersonOutcome.Changed();
            },
            cancellationToken);

    /// <summary>Deletes a person's authenticator app, passkeys and recovery codes; false when there is neither app nor passkey.</summary>
    internal static async Task<bool> DeleteSecondFactorAsync(AtomicScope scope, PortalUser person, CancellationToken cancellationToken)
    {
        person.TwoFactorEnabled = false;
        await scope.Db.Set<RecoveryCode>().Where(row => row.PersonId == person.Id).ExecuteDeleteAsync(cancellationToken);
        var passkeys = await scope.Db.UserPasskeys.Where(row => row.UserId == person.Id).ExecuteDeleteAsync(cancellationToken);
        var apps = await scope.Db.Set<SecondFactor>().Where(row => row.PersonId == person.Id).ExecuteDeleteAsync(cancellationToken);
        return passkeys + apps > 0;
    }

    /// <summary>
    /// A new security or concurrency stamp. Letters only: by chance digits look like a card number, which no row may hold.
    /// </summary>
    internal static string NewStamp() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", StampLength);

    /// <summary>A person's roles, lowest first.</summary>
    internal static async Task<IReadOnlyList<string>> RolesOfAsync(PortalDb db, string personId, CancellationToken cancellationToken)
    {
        var names = db.UserRoles
            .Where(link => link.UserId == personId)
            .Join(db.Roles, link => link.RoleId, role => role.Id, (_, role) => role.Name!);
        var held = await names.ToListAsync(cancellationToken);
        return [.. StaffRoles.All.Where(role => held.Contains(role, StringComparer.Ordinal))];
    }

    private static bool IsAdmin(IReadOnlyList<string> roles) => roles.Contains(StaffRoles.Admin, StringComparer.Ordinal);

    private static bool IsSelf(Actor actor, string personId) => string.Equals(actor.Id, personId, StringComparison.Ordinal);

    /// <summary>Gives a person these roles.</summary>
    internal static async Task AddRolesAsync(PortalDb db, string personId, IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        var ids = await db.Roles.Where(role => roles.Contains(role.Name!)).Select(role => role.Id).ToListAsync(cancellationToken);
        db.UserRoles.AddRange(ids.Select(id => new IdentityUserRole<string> { UserId = personId, RoleId = id }));
    }

    // The page's check may be out of date, and an administrator who was just disabled may change nothing. The portal itself acts for a
    // person who forgot their password.
    private static async Task<bool> MayActAsync(PortalDb db, Actor actor, CancellationToken cancellationToken) =>
        actor == Actor.Console
        || actor == Actor.Portal
        || (await db.Users.AnyAsync(user => user.Id == actor.Id && !user.IsDisabled, cancellationToken)
            && IsAdmin(await RolesOfAsync(db, actor.Id, cancellationToken)));

    private Task<bool> IsTakenAsync(PortalDb db, string email, CancellationToken cancellationToken)
    {
        var (asName, asEmail) = (normalizer.NormalizeName(email), normalizer.NormalizeEmail(email));
        return db.Users.AnyAsync(user => user.NormalizedUserName == asName || user.NormalizedEmail == asEmail, cancellationToken);
    }

    /// <summary>Adds a person without roles to the transaction. The caller has checked that the e-mail address is free.</summary>
    internal PortalUser Add(AtomicScope scope, NewPerson made, string? passwordHash)
    {
        var stores = made.Stores ?? StoreScope.All;
        var person = new PortalUser
        {
            UserName = made.Email,
            NormalizedUserName = normalizer.NormalizeName(made.Email),
            Email = made.Email,
            NormalizedEmail = normalizer.NormalizeEmail(made.Email),
            DisplayName = made.DisplayName,
            Language = made.Language,
            LocationId = stores.Stores is [var only] ? only : null,
            WorksInAllStores = stores.IsAll,
            PasswordHash = passwordHash,
            SecurityStamp = NewStamp(),
            ConcurrencyStamp = NewStamp(),
            LockoutEnabled = true,
        };
        scope.Db.Users.Add(person);
        PersonStore.Add(scope, person, stores);
        return person;
    }

    /// <summary>Whether another administrator can sign in; one who was invited and never could does not count.</summary>
    internal Task<bool> HasAnotherAdminAsync(PortalDb db, string personId, CancellationToken cancellationToken)
    {
        var practice = shell.Value.Mode is PortalMode.Practice;
        var (byPassword, byIssuer) = (passwords.Value.Passwords, openId.Value.IsOn);
        var others =
            from user in db.Users
            join link in db.UserRoles on user.Id equals link.UserId
            join role in db.Roles on link.RoleId equals role.Id
            where role.Name == StaffRoles.Admin && user.Id != personId
                && !user.IsDisabled && (practice || !user.IsPractice)
                && ((byPassword && user.PasswordHash != null)
                    || (byIssuer && db.Set<ExternalIdentity>().Any(row => row.PersonId == user.Id)))
            select user.Id;
        return others.AnyAsync(cancellationToken);
    }

    private async Task<PersonOutcome> ChangeAsync(
        string personId, Actor actor, Func<AtomicScope, PortalUser, Task<PersonOutcome>> change, CancellationToken cancellationToken)
    {
        var outcome = await atomic.RunAsync(
            async scope =>
            {
                if (!await MayActAsync(scope.Db, actor, cancellationToken))
                {
                    return new PersonOutcome.NotAllowed();
                }

                if (await scope.Db.Users.SingleOrDefaultAsync(user => user.Id == personId, cancellationToken) is not { } person)
                {
                    return new PersonOutcome.NoSuchPerson();
                }

                var became = await change(scope, person);
                if (became is PersonOutcome.Changed or PersonOutcome.LinkMade)
                {
                    // Identity updates all columns of a user; the new stamp makes an update based on an earlier read fail.
                    person.ConcurrencyStamp = NewStamp();
                    scope.Ring(PeopleTopics.AccessOf(personId));
                }

                return became;
            },
            cancellationToken);
        if (outcome is PersonOutcome.Changed or PersonOutcome.LinkMade)
        {
            Changed(logger, personId, actor.Id);
        }

        return outcome;
    }

    private void Append<TDetails>(AtomicScope scope, string kind, Actor actor, TDetails details)
        where TDetails : ILedgerDetails
    {
        ledger.Append(scope, kind, actor, default, details);
        scope.Ring(PeopleTopics.Any);
    }

    [LoggerMessage(3010, LogLevel.Information, "Person {PersonId} was made")]
    private static partial void Made(ILogger logger, string personId);

    [LoggerMessage(3011, LogLevel.Information, "Person {PersonId} was changed by {ActorId}")]
    private static partial void Changed(ILogger logger, string personId, string actorId);
}
