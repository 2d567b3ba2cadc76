using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Sessions;

/// <summary>
/// Tells whether a session is locked because its person has pressed nothing for a while. That follows from the time of the last input in
/// the session's row, so all tabs and nodes agree, and no worker has to lock anything. Thread-safe.
/// </summary>
internal sealed class SessionLock(IDbContextFactory<PortalDb> contexts, IOptions<IdleLockOptions> options, TimeProvider time)
{
    // A lock can move into the future only, so a time that was read stays true until it comes.
    private readonly ConcurrentDictionary<SessionId, DateTimeOffset> _openUntil = new();

    /// <summary>Whether the session of this person is locked; false for a person without a session.</summary>
    public async ValueTask<bool> IsLockedAsync(ClaimsPrincipal? person, CancellationToken cancellationToken)
    {
        if (SignInWithSession.SessionOf(person) is not { } id)
        {
            return false;
        }

        var now = time.GetUtcNow();
        return !(_openUntil.TryGetValue(id, out var until) && now < until) && await LocksAtAsync(id, cancellationToken) <= now;
    }

    /// <summary>
    /// When the session is locked unless its person presses something before; in the past when it is locked; null when it ended.
    /// </summary>
    public async Task<DateTimeOffset?> LocksAtAsync(SessionId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await db.Set<PersonSession>().AsNoTracking()
            .Where(session => session.Id == id && session.EndedAt == null)
            .Select(session => (DateTimeOffset?)session.LastInputAt)
            .SingleOrDefaultAsync(cancellationToken);
        var locksAt = last + options.Value.LockAfter;
        Remember(id, locksAt);
        return locksAt;
    }

    /// <summary>Whether the session began at an issuer, which then also unlocks it.</summary>
    public async Task<bool> IsByIssuerAsync(SessionId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<PersonSession>().AnyAsync(session => session.Id == id && session.IssuerProvedAt != null, cancellationToken);
    }

    private void Remember(SessionId id, DateTimeOffset? locksAt)
    {
        var now = time.GetUtcNow();
        if (locksAt > now)
        {
            _openUntil[id] = locksAt.Value;
            return;
        }

        // Sessions end without a word; at each lock the times that have passed are forgotten.
        foreach (var (known, _) in _openUntil.Where(entry => entry.Value <= now))
        {
            _openUntil.TryRemove(known, out _);
        }
    }
}
