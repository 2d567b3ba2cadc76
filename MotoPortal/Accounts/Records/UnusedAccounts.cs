using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;
using MotoPortal.Ledger;

namespace MotoPortal.Accounts.Records;

/// <summary>
/// Finds accounts that their persons have not used. Signing in, choosing a password, and being enabled by an administrator count as use;
/// the last session of each person is kept for this.
/// </summary>
internal static class UnusedAccounts
{
    private const string Enabled = "person.enabled";

    /// <summary>The ids of the people who can sign in and have not used their account since a time; practice people are left out.</summary>
    /// <param name="db">The database.</param>
    /// <param name="since">The time, UTC.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(PortalDb db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // An invited person cannot sign in before they have chosen a password; their link runs out by itself.
        var unused = await db.Users.AsNoTracking()
            .Where(user => !user.IsDisabled && !user.IsPractice)
            .Where(user => user.PasswordHash != null || db.Set<PersonSession>().Any(session => session.PersonId == user.Id))
            .Where(user => !db.Set<PersonSession>().Any(session => session.PersonId == user.Id && session.LastSeenAt > since))
            .Where(user => !db.Set<PreviousPassword>().Any(password => password.PersonId == user.Id && password.ChosenAt > since))
            .Select(user => user.Id)
            .ToListAsync(cancellationToken);
        if (unused.Count == 0)
        {
            return unused;
        }

        var enabled = await db.Set<LedgerEntry>().AsNoTracking()
            .Where(entry => entry.Kind == Enabled && entry.At > since && entry.Payload != null)
            .Select(entry => entry.Payload!.Json)
            .ToListAsync(cancellationToken);
        return [.. unused.Where(id => !enabled.Exists(json => json.Contains($"\"person\":\"{id}\"", StringComparison.Ordinal)))];
    }
}
