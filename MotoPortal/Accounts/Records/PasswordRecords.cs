using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Records;

/// <summary>Records the passwords that people choose, and compares a new one with the last ones.</summary>
internal sealed partial class PasswordRecords(
    Atomic atomic,
    IDbContextFactory<PortalDb> contexts,
    LedgerWriter ledger,
    SessionRecords sessions,
    IPasswordHasher<PortalUser> hasher,
    TimeProvider time,
    ILogger<PasswordRecords> logger)
{
    /// <summary>
    /// Whether the password is the person's current one or one of the last <see cref="PreviousPassword.Kept"/>. Hashes as many times, so
    /// the caller holds a slot for hashing.
    /// </summary>
    public async Task<bool> WasUsedAsync(PortalUser person, string password, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hashes = await db.Set<PreviousPassword>().AsNoTracking()
            .Where(row => row.PersonId == person.Id)
            .Select(row => row.Hash)
            .ToListAsync(cancellationToken);

        // A password from before the table existed stands only with the person.
        return hashes.Append(person.PasswordHash).OfType<string>().Distinct(StringComparer.Ordinal)
            .Any(hash => hasher.VerifyHashedPassword(person, hash, password) is not PasswordVerificationResult.Failed);
    }

    /// <summary>Sets the password that a person chose with a link, marks the link as used, and ends all earlier sessions.</summary>
    /// <returns>The state of the link; the password was set if it was valid.</returns>
    public async Task<PasswordLinkState> ChooseAsync(
        string personId, string token, string passwordHash, CancellationToken cancellationToken)
    {
        var worth = await atomic.RunAsync(
            async scope =>
            {
                var person = await scope.Db.Users.SingleOrDefaultAsync(user => user.Id == personId, cancellationToken);
                var link =
                    await scope.Db.Set<IssuedPasswordLink>().SingleOrDefaultAsync(row => row.PersonId == personId, cancellationToken);
                if (person is not { IsDisabled: false } || link is null)
                {
                    return PasswordLinkState.NotKnown;
                }

                var now = time.GetUtcNow();
                var state = link.StateOf(token, now);
                if (state is not PasswordLinkState.Good)
                {
                    return state;
                }

                link.Use(now);

                // A person who was locked out and got a link may sign in at once.
                (person.PasswordHash, person.AccessFailedCount, person.LockoutEnd) = (passwordHash, 0, null);
                person.SecurityStamp = PeopleRecords.NewStamp();
                person.ConcurrencyStamp = PeopleRecords.NewStamp();
                await PreviousPassword.KeepAsync(scope, personId, passwordHash, now, cancellationToken);
                var ended = await sessions.EndAllAsync(scope, personId, cancellationToken);
                var roles = await PeopleRecords.RolesOfAsync(scope.Db, personId, cancellationToken);
                var self = Actor.OfPerson(personId, person.DisplayName, roles.Count > 0 ? roles[^1] : "");
                var details = new PeopleEntries.SessionsEnded(personId, person.DisplayName, ended);
                ledger.Append(scope, "person.password_chosen", self, default, details);
                scope.Ring(PeopleTopics.Any);
                return PasswordLinkState.Good;
            },
            cancellationToken);
        if (worth is PasswordLinkState.Good)
        {
            Chosen(logger, personId);
        }

        return worth;
    }

    /// <summary>Sets the password that a signed-in person chose, and ends their sessions but this one.</summary>
    public async Task ChangeAsync(string personId, string passwordHash, SessionId? session, CancellationToken cancellationToken)
    {
        await atomic.RunAsync(
            async scope =>
            {
                var person = await scope.Db.Users.SingleAsync(user => user.Id == personId, cancellationToken);
                person.PasswordHash = passwordHash;
                person.ConcurrencyStamp = PeopleRecords.NewStamp();
                await PreviousPassword.KeepAsync(scope, personId, passwordHash, time.GetUtcNow(), cancellationToken);
                var ended = await sessions.EndOthersAsync(scope, personId, session, cancellationToken);
                var roles = await PeopleRecords.RolesOfAsync(scope.Db, personId, cancellationToken);
                var self = Actor.OfPerson(personId, person.DisplayName, roles.Count > 0 ? roles[^1] : "");
                var details = new PeopleEntries.SessionsEnded(personId, person.DisplayName, ended);
                ledger.Append(scope, "person.password_changed", self, default, details);
                scope.Ring(PeopleTopics.Any);
            },
            cancellationToken);
        Changed(logger, personId);
    }

    [LoggerMessage(3014, LogLevel.Information, "Person {PersonId} changed their password")]
    private static partial void Changed(ILogger logger, string personId);

    [LoggerMessage(3012, LogLevel.Information, "Person {PersonId} chose a password")]
    private static partial void Chosen(ILogger logger, string personId);
}
