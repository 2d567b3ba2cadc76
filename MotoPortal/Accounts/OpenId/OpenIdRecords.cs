using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.OpenId;

/// <summary>
/// Records the people whom the issuer sends: who they are by its subject, and the roles of their claims, each change with its ledger entry
/// in one transaction.
/// </summary>
internal sealed partial class OpenIdRecords(
    Atomic atomic,
    IDbContextFactory<PortalDb> contexts,
    LedgerWriter ledger,
    PeopleRecords people,
    SessionRecords sessions,
    ILookupNormalizer normalizer,
    TimeProvider time,
    ILogger<OpenIdRecords> logger)
{
    /// <summary>The id of the person with this identity; null for none.</summary>
    public async Task<string?> FindAsync(byte[] identity, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ExternalIdentity>().Where(row => row.Digest == identity)
            .Select(row => row.PersonId)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Finds the person, or creates them at their first sign-in, and gives them the roles and stores of their claims. A person without a
    /// role or a store gets nothing, and loses the sessions they have.
    /// </summary>
    public async Task<OpenIdArrival> ArriveAsync(ClaimedPerson claimed, CancellationToken cancellationToken)
    {
        var arrival = await atomic.RunAsync(
            async scope => await KnownAsync(scope, claimed, cancellationToken) is { } known
                ? await WelcomeAsync(scope, known, claimed, cancellationToken)
                : await NewAsync(scope, claimed, cancellationToken),
            cancellationToken);
        switch (arrival)
        {
            case OpenIdArrival.Welcome { Person.Id: var id, Roles: var roles }:
                Arrived(logger, id, string.Join(", ", roles));
                break;
            case OpenIdArrival.Refused { Problem: var problem }:
                Refused(logger, problem);
                break;
        }

        return arrival;
    }

    /// <summary>Ends the open sessions of an issuer's session, or else all that a person began at the issuer.</summary>
    /// <param name="session">The digest of the issuer's session; null for all of the person's.</param>
    /// <param name="identity">The digest of issuer and subject; null when the session is named.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    public Task EndSessionsAsync(byte[]? session, byte[]? identity, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var open = scope.Db.Set<PersonSession>().Where(row => row.EndedAt == null && row.IssuerProvedAt != null);
                open = session is not null
                    ? open.Where(row => row.IssuerSession == session)
                    : open.Where(row => scope.Db.Set<ExternalIdentity>()
                        .Any(known => known.Digest == identity && known.PersonId == row.PersonId));
                var rows = await open.Select(row => new { row.Id, row.PersonId }).ToListAsync(cancellationToken);
                foreach (var ended in rows.GroupBy(row => row.PersonId, StringComparer.Ordinal))
                {
                    foreach (var row in ended)
                    {
                        await sessions.EndOneAsync(scope, row.PersonId, row.Id, cancellationToken);
                    }

                    var person = await scope.Db.Users.SingleAsync(user => user.Id == ended.Key, cancellationToken);
                    Append(scope, "person.sessions_ended", new PeopleEntries.SessionsEnded(person.Id, person.DisplayName, ended.Count()));
                }
            },
            cancellationToken);

    private static Task<PortalUser?> KnownAsync(AtomicScope scope, ClaimedPerson claimed, CancellationToken cancellationToken)
    {
        var ids = scope.Db.Set<ExternalIdentity>().Where(row => row.Digest == claimed.Identity).Select(row => row.PersonId);
        return scope.Db.Users.SingleOrDefaultAsync(user => ids.Contains(user.Id), cancellationToken);
    }

    private async Task<OpenIdArrival> NewAsync(AtomicScope scope, ClaimedPerson claimed, CancellationToken cancellationToken)
    {
        if (LackOf(claimed) is { } lack)
        {
            return new OpenIdArrival.Refused(lack);
        }

        if (claimed.Email is not { } email)
        {
            return new OpenIdArrival.Refused(OpenIdProblem.NoEmail);
        }

        var (asName, asEmail) = (normalizer.NormalizeName(email), normalizer.NormalizeEmail(email));
        var existing = await scope.Db.Users.SingleOrDefaultAsync(
            user => user.NormalizedUserName == asName || user.NormalizedEmail == asEmail, cancellationToken);
        if (existing is null)
        {
            var invited = new NewPerson(email, claimed.Name, claimed.Roles, claimed.Language, claimed.Stores);
            var person = people.Add(scope, invited, passwordHash: null);
            await PeopleRecords.AddRolesAsync(scope.Db, person.Id, claimed.Roles, cancellationToken);
            scope.Db.Add(ExternalIdentity.Create(claimed.Identity, person.Id, time.GetUtcNow()));
            var stores = claimed.Stores ?? StoreScope.All;
            Append(scope, "person.created", PeopleEntries.Made.Of(person, claimed.Roles, stores, linkUntil: null));
            return new OpenIdArrival.Welcome(person, claimed.Roles);
        }

        // The issuer has verified the address, so it is the same person; from now on only the subject counts.
        if (existing.IsPractice
            || await scope.Db.Set<ExternalIdentity>().AnyAsync(row => row.PersonId == existing.Id, cancellationToken))
        {
            return new OpenIdArrival.Refused(OpenIdProblem.EmailTaken);
        }

        if (existing.IsDisabled)
        {
            return new OpenIdArrival.Refused(OpenIdProblem.Disabled);
        }

        scope.Db.Add(ExternalIdentity.Create(claimed.Identity, existing.Id, time.GetUtcNow()));
        Append(scope, "person.identity_linked", new PeopleEntries.IdentityLinked(existing.Id, existing.DisplayName, email));
        return await WelcomeAsync(scope, existing, claimed, cancellationToken);
    }

    private async Task<OpenIdArrival> WelcomeAsync(
        AtomicScope scope, PortalUser person, ClaimedPerson claimed, CancellationToken cancellationToken)
    {
        if (person.IsDisabled)
        {
            return new OpenIdArrival.Refused(OpenIdProblem.Disabled);
        }

        if (LackOf(claimed) is { } lack)
        {
            if (await sessions.EndAllAsync(scope, person.Id, cancellationToken) is > 0 and var ended)
            {
                Append(scope, "person.sessions_ended", new PeopleEntries.SessionsEnded(person.Id, person.DisplayName, ended));
            }

            return new OpenIdArrival.Refused(lack);
        }

        if (claimed.Stores is { } stores)
        {
            await TakeStoresAsync(scope, person, stores, cancellationToken);
        }

        return new OpenIdArrival.Welcome(person, await TakeRolesAsync(scope, person, claimed.Roles, cancellationToken));
    }

    // An administrator works in all stores, whatever the claims say of stores.
    private static OpenIdProblem? LackOf(ClaimedPerson claimed)
    {
        if (claimed.Roles.Count == 0)
        {
            return OpenIdProblem.NoRole;
        }

        var needsStore = !claimed.Roles.Contains(StaffRoles.Admin, StringComparer.Ordinal);
        return needsStore && claimed.Stores is { } stores && stores.Equals(StoreScope.None) ? OpenIdProblem.NoStore : null;
    }

    private async Task TakeStoresAsync(AtomicScope scope, PortalUser person, StoreScope claimed, CancellationToken cancellationToken)
    {
        var before = person.WorksInAllStores ? StoreScope.All : await PersonStore.ListAsync(scope.Db, person.Id, cancellationToken);
        if (before.Equals(claimed))
        {
            return;
        }

        await PersonStore.ReplaceAsync(scope, person, claimed, cancellationToken);
        person.ConcurrencyStamp = PeopleRecords.NewStamp();
        scope.Ring(PeopleTopics.AccessOf(person.Id));
        Append(
            scope,
            "person.stores_changed",
            new PeopleEntries.StoresChanged(
                person.Id, person.DisplayName, PeopleEntries.NamesOf(before), PeopleEntries.NamesOf(claimed)));
    }

    private async Task<IReadOnlyList<string>> TakeRolesAsync(
        AtomicScope scope, PortalUser person, IReadOnlyList<string> claimed, CancellationToken cancellationToken)
    {
        var before = await PeopleRecords.RolesOfAsync(scope.Db, person.Id, cancellationToken);
        var isLastAdmin = before.Contains(StaffRoles.Admin, StringComparer.Ordinal)
            && !claimed.Contains(StaffRoles.Admin, StringComparer.Ordinal)
            && !await people.HasAnotherAdminAsync(scope.Db, person.Id, cancellationToken);
        IReadOnlyList<string> after = isLastAdmin ? [.. claimed, StaffRoles.Admin] : claimed;
        if (before.SequenceEqual(after, StringComparer.Ordinal))
        {
            return after;
        }

        await scope.Db.UserRoles.Where(link => link.UserId == person.Id).ExecuteDeleteAsync(cancellationToken);
        await PeopleRecords.AddRolesAsync(scope.Db, person.Id, after, cancellationToken);

        // Identity updates all columns of a user; the new stamp makes an update based on an earlier read fail.
        person.ConcurrencyStamp = PeopleRecords.NewStamp();
        scope.Ring(PeopleTopics.AccessOf(person.Id));
        Append(scope, "person.roles_changed", new PeopleEntries.RolesChanged(person.Id, person.DisplayName, before, after));
        return after;
    }

    private void Append<TDetails>(AtomicScope scope, string kind, TDetails details)
        where TDetails : ILedgerDetails
    {
        ledger.Append(scope, kind, Actor.Portal, default, details);
        scope.Ring(PeopleTopics.Any);
    }

    [LoggerMessage(3070, LogLevel.Information, "The issuer sent person {PersonId}, with the roles {Roles}")]
    private static partial void Arrived(ILogger logger, string personId, string roles);

    [LoggerMessage(3071, LogLevel.Warning, "A person whom the issuer sent was not let in: {Problem}")]
    private static partial void Refused(ILogger logger, OpenIdProblem problem);
}
