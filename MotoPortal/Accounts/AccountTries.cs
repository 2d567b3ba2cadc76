using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;

namespace MotoPortal.Accounts;

/// <summary>
/// The count of wrong tries at an account, in Identity's own columns (<c>AccessFailedCount</c>, <c>LockoutEnd</c>). A try is counted by one
/// conditional update before the password is looked at, so that neither tries that arrive together nor several nodes pass the limit.
/// Identity's own way reads, hashes and writes the count back, and loses what happened meanwhile.
/// </summary>
internal sealed class AccountTries(Atomic atomic, TimeProvider time, IOptions<AccountsOptions> options)
{
    /// <summary>Counts a try. The last one locks the account at once; a right password opens it again.</summary>
    /// <returns>How many tries are left after this one, 0 when it was the last; null when the account is locked and nothing may be
    /// judged.</returns>
    public Task<int?> TakeAsync(string userId, CancellationToken cancellationToken)
    {
        var limit = options.Value.WrongTries;
        return atomic.RunAsync<int?>(
            async scope =>
            {
                var now = time.GetUtcNow();
                var until = now + options.Value.LockedFor;

                // A lock that has run out counts from one again.
                var taken = await scope.Db.Users
                    .Where(user => user.Id == userId && (user.LockoutEnd == null || user.LockoutEnd <= now))
                    .ExecuteUpdateAsync(
                        set => set
                            .SetProperty(user => user.AccessFailedCount, user => user.LockoutEnd != null ? 1 : user.AccessFailedCount + 1)
                            .SetProperty(
                                user => user.LockoutEnd,
                                user =>
                                    (user.LockoutEnd != null ? 1 : user.AccessFailedCount + 1) >= limit ? until : (DateTimeOffset?)null),
                        cancellationToken);
                if (taken == 0)
                {
                    return null;
                }

                var count = await scope.Db.Users.Where(user => user.Id == userId)
                    .Select(user => user.AccessFailedCount).SingleAsync(cancellationToken);
                return Math.Max(0, limit - count);
            },
            cancellationToken);
    }

    /// <summary>Begins to count anew: the password was right.</summary>
    public Task ClearAsync(string userId, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            scope => scope.Db.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(
                set => set.SetProperty(user => user.AccessFailedCount, 0).SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null),
                cancellationToken),
            cancellationToken);
}
