using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts;

/// <summary>Writes when sessions begin and end. Each end is announced to the open pages of the person, on every node.</summary>
internal sealed class SessionRecords(Atomic atomic, TimeProvider time)
{
    /// <summary>Begins a session, and ends the one that the same browser had: its cookie is about to be replaced.</summary>
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

    /// <summary>Ends one session: its cookie, each copy of it, and every page that is open under it.</summary>
    public Task EndAsync(SessionId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(scope => EndAsync(scope, id, cancellationToken), cancellationToken);

    /// <summary>Ends every session of a person within the transaction that gives the reason.</summary>
    /// <returns>How many were open.</returns>
    public async Task<int> EndAllAsync(AtomicScope scope, string personId, CancellationToken cancellationToken)
    {
        scope.Ring(PeopleTopics.AccessOf(personId));
        var now = time.GetUtcNow();
        return await scope.Db.Set<PersonSession>().Where(session => session.PersonId == personId && session.EndedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(session => session.EndedAt, now), cancellationToken);
    }

    /// <summary>Notes that a request of the session came.</summary>
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
