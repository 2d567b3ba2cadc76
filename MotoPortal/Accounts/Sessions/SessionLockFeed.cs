using System.Runtime.CompilerServices;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Sessions;

/// <summary>Follows the lock of a session: it comes with the time and goes with the bell.</summary>
internal sealed class SessionLockFeed(SessionLock sessions, Bell bell, TimeProvider time)
{
    /// <summary>Whether the session is locked, now and after each change; ends with the session.</summary>
    public async IAsyncEnumerable<bool> WatchAsync(SessionId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var unlocked = bell.Subscribe(PeopleTopics.LockOf(id));
        while (await sessions.LocksAtAsync(id, cancellationToken) is { } locksAt)
        {
            var left = locksAt - time.GetUtcNow();
            yield return left <= TimeSpan.Zero;
            if (left <= TimeSpan.Zero)
            {
                await unlocked.WaitAsync(cancellationToken);
            }
            else
            {
                // By then the person may have pressed something, which is read from the row.
                await Task.Delay(left, time, cancellationToken);
            }
        }
    }
}
