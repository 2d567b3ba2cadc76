using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Sessions;

/// <summary>Records the beginning and end of sessions. Each end is signalled to the person's open pages on every node.</summary>
internal sealed class SessionRecords(Atomic atomic, AccessRecords access, IOptions<IdleLockOptions> idle, TimeProvider time)
{
    /// <summary>Begins a session, and ends the earlier one of the same browser, whose cookie is replaced.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="earlier">The session of the browser's cookie; null for none.</param>
    /// <param name="place">Where it begins; null when it is not known.</param>
    /// <param name="hasSecondFactor">Whether the person proved a second factor.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    public Task<SessionId> StartAsync(
        string personId, SessionId? earlier, SessionPlace? place, bool hasSecondFactor, CancellationToken cancellationToken) =>
        StartAsync(personId, earlier, place, hasSecondFactor, isByPasskeyAlone: false, issuer: null, cancellationToken);

    /// <summary>Begins a session, and ends the earlier one of the same browser, whose cookie is replaced.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="earlier">The session of the browser's cookie; null for none.</param>
    /// <param name="place">Where it begins; null when it is not known.</param>
    /// <param name="hasSecondFactor">Whether the person proved a second factor.</param>
    /// <param name="isByPasskeyAlone">Whether the person used a passkey and no password.</param>
    /// <param name="issuer">The issuer's part in it; null for a sign-in without an issuer.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    public Task<SessionId> StartAsync(
        string personId,
        SessionId? earlier,
        SessionPlace? place,
        bool hasSecondFactor,
        bool isByPasskeyAlone,
        IssuerAssertion? issuer,
        CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                if (earlier is { } replaced)
                {
                    await EndAsync(scope, replaced, cancellationToken);
                }

                var session = PersonSession.Start(personId, time.GetUtcNow(), place, hasSecondFactor, issuer, isByPasskeyAlone);
                scope.Db.Add(session);
                await access.SignedInAsync(scope, personId, session.Id, cancellationToken);
                scope.Ring(PeopleTopics.Any);
                return session.Id;
            },
            cancellationToken);

    /// <summary>Ends one session: its cookie, the cookie's copies, and every open page.</summary>
    public Task EndAsync(SessionId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(scope => EndAsync(scope, id, cancellationToken), cancellationToken);

    /// <summary>Ends the session of a person who signs out.</summary>
    public Task SignOutAsync(string personId, SessionId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                await EndAsync(scope, id, cancellationToken);
                await access.SignedOutAsync(scope, personId, id, cancellationToken);
            },
            cancellationToken);

    /// <summary>Ends every session of a person in the transaction of the cause.</summary>
    /// <returns>The number of sessions that were open.</returns>
    public Task<int> EndAllAsync(AtomicScope scope, string personId, CancellationToken cancellationToken) =>
        EndOthersAsync(scope, personId, kept: null, cancellationToken);

    /// <summary>Ends every session of a person but one in the transaction of the cause.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="personId">The person.</param>
    /// <param name="kept">The session that goes on; null to end all.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <returns>The number of sessions that were open.</returns>
    public async Task<int> EndOthersAsync(AtomicScope scope, string personId, SessionId? kept, CancellationToken cancellationToken)
    {
        scope.Ring(PeopleTopics.AccessOf(personId));
        var now = time.GetUtcNow();
        var open = scope.Db.Set<PersonSession>().Where(session => session.PersonId == personId && session.EndedAt == null);
        if (kept is { } own)
        {
            open = open.Where(session => session.Id != own);
        }

        return await open.ExecuteUpdateAsync(change => change.SetProperty(session => session.EndedAt, now), cancellationToken);
    }

    /// <summary>Ends one session of this person in the transaction of the cause; false when it is not theirs or has ended.</summary>
    public async Task<bool> EndOneAsync(AtomicScope scope, string personId, SessionId id, CancellationToken cancellationToken)
    {
        scope.Ring(PeopleTopics.AccessOf(personId));
        var now = time.GetUtcNow();
        return await scope.Db.Set<PersonSession>()
            .Where(session => session.Id == id && session.PersonId == personId && session.EndedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(session => session.EndedAt, now), cancellationToken) > 0;
    }

    /// <summary>Records that the person proved a second factor within a session; nothing for null.</summary>
    public static Task RaiseAsync(AtomicScope scope, SessionId? id, CancellationToken cancellationToken) =>
        id is { } session
            ? scope.Db.Set<PersonSession>().Where(row => row.Id == session)
                .ExecuteUpdateAsync(change => change.SetProperty(row => row.HasSecondFactor, true), cancellationToken)
            : Task.CompletedTask;

    /// <summary>Records that the person has pressed something on one of the session's pages.</summary>
    /// <returns>False when the session is locked already, which a key press does not undo, or has ended.</returns>
    public Task<bool> NoteInputAsync(SessionId id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var earliest = now - idle.Value.LockAfter;
        return atomic.RunAsync(
            async scope => await scope.Db.Set<PersonSession>()
                .Where(session => session.Id == id && session.EndedAt == null && session.LastInputAt > earliest)
                .ExecuteUpdateAsync(change => change.SetProperty(session => session.LastInputAt, now), cancellationToken) > 0,
            cancellationToken);
    }

    /// <summary>Unlocks a session, on all its tabs, after its person has proved who they are.</summary>
    public Task UnlockAsync(SessionId id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return atomic.RunAsync(
            async scope =>
            {
                await scope.Db.Set<PersonSession>()
                    .Where(session => session.Id == id && session.EndedAt == null)
                    .ExecuteUpdateAsync(change => change.SetProperty(session => session.LastInputAt, now), cancellationToken);
                scope.Ring(PeopleTopics.LockOf(id));
            },
            cancellationToken);
    }

    /// <summary>Unlocks a session whose person the issuer has just asked again, and records that it did.</summary>
    /// <returns>False when the session is not this person's or has ended.</returns>
    public Task<bool> ProveByIssuerAsync(SessionId id, string personId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return atomic.RunAsync(
            async scope =>
            {
                scope.Ring(PeopleTopics.LockOf(id));
                return await scope.Db.Set<PersonSession>()
                    .Where(session => session.Id == id && session.PersonId == personId && session.EndedAt == null)
                    .ExecuteUpdateAsync(
                        change => change.SetProperty(session => session.LastInputAt, now)
                            .SetProperty(session => session.IssuerProvedAt, now),
                        cancellationToken) > 0;
            },
            cancellationToken);
    }

    /// <summary>Records the time of a request.</summary>
    public Task SeenAsync(SessionId id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return atomic.RunAsync(
            scope => scope.Db.Set<PersonSession>().Where(session => session.Id == id && session.LastSeenAt < now)
                .ExecuteUpdateAsync(change => change.SetProperty(session => session.LastSeenAt, now), cancellationToken),
            cancellationToken);
    }

    private async Task EndAsync(AtomicScope scope, SessionId id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var person = await scope.Db.Set<PersonSession>().Where(session => session.Id == id)
            .Select(session => session.PersonId)
            .SingleOrDefaultAsync(cancellationToken);
        if (person is null)
        {
            return;
        }

        await scope.Db.Set<PersonSession>().Where(session => session.Id == id && session.EndedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(session => session.EndedAt, now), cancellationToken);
        scope.Ring(PeopleTopics.AccessOf(person));
        scope.Ring(PeopleTopics.Any);
    }
}
