using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;

namespace MotoPortal.Accounts.Guarding;

/// <summary>
/// Counts the wrong tries of an account in Identity's columns (<c>AccessFailedCount</c>, <c>LockoutEnd</c>). A try is counted by one
/// conditional update before the password is checked, so that neither parallel tries nor several nodes exceed the limit. Identity's own
/// implementation reads, hashes and writes the count back, and loses concurrent tries.
/// </summary>
internal sealed class AccountTries(Atomic atomic, TimeProvider time, IOptions<AccountsOptions> options)
{
    /// <summary>Counts a try. The last one locks the account at once; a right password resets the count.</summary>
    /// <returns>
    /// The number of tries left after this one, 0 for the last; null when the account is locked and the password must not be checked.
    /// </returns>
    public Task<int?> TakeAsync(string userId, CancellationToken cancellationToken)
    {
        var limit = options.Value.WrongTries;
        return atomic.RunAsync<int?>(
            async scope =>
            {
                var now = time.GetUtcNow();
                var until = now + options.Value.LockedFor;

                // After a lock has ended, counting starts at one.
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

    /// <summary>
    /// Gives back a try whose password was right, when a second factor is still to come: a person who knows only the password must not be
    /// able to reset the count of wrong codes.
    /// </summary>
    /// <param name="userId">The person.</param>
    /// <param name="left">What <see cref="TakeAsync"/> returned for this try. Only the last try locked the account.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    public Task GiveBackAsync(string userId, int left, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            scope => scope.Db.Users.Where(user => user.Id == userId && user.AccessFailedCount > 0).ExecuteUpdateAsync(
                set => set
                    .SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount - 1)
                    .SetProperty(user => user.LockoutEnd, user => left == 0 ? (DateTimeOffset?)null : user.LockoutEnd),
                cancellationToken),
            cancellationToken);

    /// <summary>Resets the count after a person has proved who they are.</summary>
    public Task ClearAsync(string userId, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            scope => scope.Db.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(
                set => set.SetProperty(user => user.AccessFailedCount, 0).SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null),
                cancellationToken),
            cancellationToken);
}
