using MotoPortal.Accounts.Persons;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Records;

/// <content>The stores in which a person works.</content>
internal sealed partial class PeopleRecords
{
    /// <summary>
    /// Sets the stores in which a person works. Takes effect on their open pages. An administrator acts in all stores whatever is set here;
    /// it counts once they are no administrator any more.
    /// </summary>
    /// <param name="personId">The person.</param>
    /// <param name="stores">All stores, or at least one.</param>
    /// <param name="seen">The stores that were seen; nothing is changed when they are others. Null to change them in any case.</param>
    /// <param name="actor">An administrator other than the person, the console, or the portal itself.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<PersonOutcome> ChangeStoresAsync(
        string personId, StoreScope stores, StoreScope? seen, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            actor,
            async (scope, person) =>
            {
                if (stores.Equals(StoreScope.None))
                {
                    return new PersonOutcome.NoStore();
                }

                var before = person.WorksInAllStores
                    ? StoreScope.All
                    : await PersonStore.ListAsync(scope.Db, personId, cancellationToken);
                if (before.Equals(stores))
                {
                    return new PersonOutcome.Unchanged();
                }

                if (seen is not null && !before.Equals(seen))
                {
                    return new PersonOutcome.ChangedMeanwhile();
                }

                if (IsSelf(actor, personId))
                {
                    return new PersonOutcome.OwnAccess();
                }

                await PersonStore.ReplaceAsync(scope, person, stores, cancellationToken);
                Append(
                    scope,
                    "person.stores_changed",
                    actor,
                    new PeopleEntries.StoresChanged(
                        personId, person.DisplayName, PeopleEntries.NamesOf(before), PeopleEntries.NamesOf(stores)));
                return new PersonOutcome.Changed();
            },
            cancellationToken);

    /// <summary>Sets the stores in which a person works, whatever they are now.</summary>
    public Task<PersonOutcome> ChangeStoresAsync(
        string personId, StoreScope stores, Actor actor, CancellationToken cancellationToken) =>
        ChangeStoresAsync(personId, stores, seen: null, actor, cancellationToken);
}
