using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Sessions;

/// <summary>
/// Erases sessions a number of days after they ended, or after their longest duration. The last one of each person stays while the account
/// does: it tells whether the account is used (PCI DSS 8.2.6).
/// </summary>
internal sealed class SessionsRule(IOptions<RetentionOptions> options, IOptions<AccountsOptions> accounts) : IRetentionRule
{
    /// <inheritdoc/>
    public RetentionKind Kind => RetentionKind.Sessions;

    /// <inheritdoc/>
    public string Setting => $"{RetentionOptions.Section}:{nameof(RetentionOptions.SessionDays)}";

    /// <inheritdoc/>
    public int Keeps => options.Value.SessionDays;

    /// <inheritdoc/>
    public IQueryable<RetentionRow> Over(PortalDb db, DateTimeOffset now)
    {
        var endedBefore = now.AddDays(-Keeps);
        var startedBefore = endedBefore - accounts.Value.SessionLasts;
        return
            from session in db.Set<PersonSession>().AsNoTracking()
            join person in db.Users.AsNoTracking() on session.PersonId equals person.Id
            where (session.StartedAt <= startedBefore || session.EndedAt <= endedBefore)
                && db.Set<PersonSession>().Any(later => later.PersonId == session.PersonId && later.StartedAt > session.StartedAt)
            orderby session.StartedAt
            select new RetentionRow(session.Id.Value, person.DisplayName, session.StartedAt);
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken)
    {
        var id = SessionId.From(row.Key);
        return await scope.Db.Set<PersonSession>().Where(session => session.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
