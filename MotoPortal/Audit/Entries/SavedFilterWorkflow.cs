using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;

namespace MotoPortal.Audit.Entries;

/// <summary>Keeps filters of the ledger. Each person sees and changes only their own.</summary>
internal sealed class SavedFilterWorkflow(ActingPerson acting, Atomic atomic, IDbContextFactory<PortalDb> contexts, TimeProvider time)
{
    /// <summary>The most filters that a person can keep.</summary>
    public const int Most = 20;

    /// <summary>The person's filters, oldest first.</summary>
    public async Task<Permitted<ImmutableArray<SavedFilterView>>> ListAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeLedger, cancellationToken) is not { Id: var person })
        {
            return new Permitted<ImmutableArray<SavedFilterView>>.NotAllowed();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await GivenAsync(db, person, cancellationToken);
    }

    /// <summary>Keeps the chosen filters of an address, without what was typed, and returns the person's filters.</summary>
    public async Task<Permitted<ImmutableArray<SavedFilterView>>> KeepAsync(LedgerAddress address, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeLedger, cancellationToken) is not { Id: var person })
        {
            return new Permitted<ImmutableArray<SavedFilterView>>.NotAllowed();
        }

        var kept = address.WithoutTyped();
        var href = kept.ToHref();
        return await atomic.RunAsync(
            async scope =>
            {
                var filters = scope.Db.Set<SavedLedgerFilter>().Where(filter => filter.PersonId == person);
                if (kept.IsFiltered && href.Length <= SavedLedgerFilter.AddressLength
                    && await filters.CountAsync(cancellationToken) < Most
                    && !await filters.AnyAsync(filter => filter.Address == href, cancellationToken))
                {
                    scope.Db.Add(SavedLedgerFilter.Keep(person, href, time.GetUtcNow()));
                    await scope.WriteNowAsync(cancellationToken);
                }

                return await GivenAsync(scope.Db, person, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Forgets one of the person's filters and returns the others.</summary>
    public async Task<Permitted<ImmutableArray<SavedFilterView>>> ForgetAsync(long id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeLedger, cancellationToken) is not { Id: var person })
        {
            return new Permitted<ImmutableArray<SavedFilterView>>.NotAllowed();
        }

        return await atomic.RunAsync(
            async scope =>
            {
                await scope.Db.Set<SavedLedgerFilter>().Where(filter => filter.Id == id && filter.PersonId == person)
                    .ExecuteDeleteAsync(cancellationToken);
                return await GivenAsync(scope.Db, person, cancellationToken);
            },
            cancellationToken);
    }

    private static async Task<Permitted<ImmutableArray<SavedFilterView>>> GivenAsync(
        PortalDb db, string person, CancellationToken cancellationToken)
    {
        var rows = await db.Set<SavedLedgerFilter>().AsNoTracking().Where(filter => filter.PersonId == person)
            .OrderBy(filter => filter.Id).Select(filter => new { filter.Id, filter.Address }).ToListAsync(cancellationToken);
        return new Permitted<ImmutableArray<SavedFilterView>>.Given(
            [.. rows.Select(row => new SavedFilterView(row.Id, LedgerAddress.Read(row.Address)))]);
    }
}
