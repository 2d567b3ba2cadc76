using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;
using MotoPortal.Ledger;

namespace MotoPortal.Accounts.Records;

/// <content>Disabling people, by an administrator or by the portal itself.</content>
internal sealed partial class PeopleRecords
{
    /// <summary>Disables a person: no sign-in, all sessions ended, the open link invalidated.</summary>
    public Task<PersonOutcome> DisableAsync(string personId, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(personId, actor, (scope, person) => DisableAsync(scope, person, actor, cancellationToken), cancellationToken);

    /// <summary>Disables a person on behalf of the portal, if they have not used their account since a time.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="since">The time, UTC.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    public Task<PersonOutcome> DisableUnusedAsync(string personId, DateTimeOffset since, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            Actor.Portal,
            async (scope, person) =>
                (await UnusedAccounts.FindAsync(scope.Db, since, cancellationToken)).Contains(personId, StringComparer.Ordinal)
                    ? await DisableAsync(scope, person, Actor.Portal, cancellationToken)
                    : new PersonOutcome.Unchanged(),
            cancellationToken);

    private async Task<PersonOutcome> DisableAsync(
        AtomicScope scope, PortalUser person, Actor actor, CancellationToken cancellationToken)
    {
        if (person.IsDisabled)
        {
            return new PersonOutcome.Unchanged();
        }

        if (IsSelf(actor, person.Id))
        {
            return new PersonOutcome.OwnAccess();
        }

        if (IsAdmin(await RolesOfAsync(scope.Db, person.Id, cancellationToken))
            && !await HasAnotherAdminAsync(scope.Db, person.Id, cancellationToken))
        {
            return new PersonOutcome.LastAdmin();
        }

        person.IsDisabled = true;
        await scope.Db.Set<IssuedPasswordLink>().Where(link => link.PersonId == person.Id).ExecuteDeleteAsync(cancellationToken);
        var ended = await sessions.EndAllAsync(scope, person.Id, cancellationToken);
        Append(scope, "person.disabled", actor, new PeopleEntries.SessionsEnded(person.Id, person.DisplayName, ended));
        return new PersonOutcome.Changed();
    }
}
