using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Sessions;

/// <summary>Records the beginning and end of sessions. Each end is signalled to the person's open pages on every node.</summary>
internal sealed class SessionRecords(Atomic atomic, TimeProvider time)
{
    /// <summary>Begins a session, and ends the earlier one of the same browser, whose cookie is replaced.</summary>
    public Task<SessionId> StartAsync(string personId, SessionId? earlier, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                if (earlier is { } replaced)
                {
                    await EndAsync(scope, replaced, cancellationToken);
                }

                var session = PersonSession.Start(personId, time.GetUtcNow());
                scope.Db.Add(session);
                scope.Ring(PeopleTopics.Any);
                return session.Id;
            },
            cancellationToken);

    /// <summary>Ends one session: its cookie, the cookie's copies, and every open page.</summary>
    public Task EndAsync(SessionId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(scope => EndAsync(scope, id, cancellationToken), cancellationToken);

    /// <summary>Ends every session of a person in the transaction of the cause.</summary>
    /// <returns>The number of sessions that were open.</returns>
    public async Task<int> EndAllAsync(AtomicScope scope, string personId, CancellationToken cancellationToken)
    {
        scope.Ring(PeopleTopics.AccessOf(personId));
        var now = time.GetUtcNow();
        return await scope.Db.Set<PersonSession>().Where(session => session.PersonId == personId && session.EndedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(session => session.EndedAt, now), cancellationToken);
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
