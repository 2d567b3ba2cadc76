using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Stores;

/// <summary>Changes what differs in a store from the company's settings; in force for the next charge and the next page.</summary>
internal sealed class StoreWorkflow(ActingPerson acting, Atomic atomic, LedgerWriter ledger)
{
    /// <summary>Sets what differs.</summary>
    /// <param name="store">The store.</param>
    /// <param name="form">What is to differ.</param>
    /// <param name="seen">What differed when the form was opened; nothing is changed when it is something else by now.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<StoreOutcome> ChangeAsync(
        LocationId store, StoreForm form, StoreDifferences seen, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new StoreOutcome.NotAllowed();
        }

        if (form.Check() is { IsEmpty: false } problems)
        {
            return new StoreOutcome.Invalid(problems);
        }

        var after = form.ToDifferences();
        return await atomic.RunAsync<StoreOutcome>(
            async scope =>
            {
                if (await scope.Db.Set<StoreSettings>().SingleOrDefaultAsync(row => row.Id == store, cancellationToken) is not { } row)
                {
                    return new StoreOutcome.NotFound();
                }

                var before = row.Differences();
                if (before == after)
                {
                    return new StoreOutcome.Unchanged();
                }

                if (before != seen)
                {
                    return new StoreOutcome.ChangedMeanwhile(before);
                }

                row.Change(after);
                ledger.Append(
                    scope, "store.changed", actor, default, new StoreEntries.Changed(store.Value, row.Name, before, after));
                scope.Ring(StoreList.Topic);
                return new StoreOutcome.Changed();
            },
            cancellationToken);
    }
}
