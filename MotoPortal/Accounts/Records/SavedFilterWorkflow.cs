using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Accounts.Records;

/// <summary>Keeps filters of lists. Each person sees and changes only their own.</summary>
internal sealed class SavedFilterWorkflow(ActingPerson acting, Atomic atomic, IDbContextFactory<PortalDb> contexts, TimeProvider time)
{
    /// <summary>The most filters of one list that a person can keep.</summary>
    public const int Most = 20;

    /// <summary>The person's filters of a list, oldest first.</summary>
    public async Task<Permitted<ImmutableArray<SavedFilterView>>> ListAsync(
        SavedFilterKind kind, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(PolicyOf(kind), cancellationToken) is not { Id: var person })
        {
            return new Permitted<ImmutableArray<SavedFilterView>>.NotAllowed();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await GivenAsync(db, kind, person, cancellationToken);
    }

    /// <summary>Keeps the chosen filters of an address, without what was typed, and returns the person's filters.</summary>
    public async Task<Permitted<ImmutableArray<SavedFilterView>>> KeepAsync(
        SavedFilterKind kind, IKeptAddress address, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(PolicyOf(kind), cancellationToken) is not { Id: var person })
        {
            return new Permitted<ImmutableArray<SavedFilterView>>.NotAllowed();
        }

        var href = address.HrefToKeep();
        return await atomic.RunAsync(
            async scope =>
            {
                var filters = Of(scope.Db, kind, person);
                if (href is { Length: <= SavedFilter.AddressLength } && href.StartsWith(PrefixOf(kind), StringComparison.Ordinal)
                    && await filters.CountAsync(cancellationToken) < Most
                    && !await filters.AnyAsync(filter => filter.Address == href, cancellationToken))
                {
                    scope.Db.Add(SavedFilter.Keep(person, href, time.GetUtcNow()));
                    await scope.WriteNowAsync(cancellationToken);
                }

                return await GivenAsync(scope.Db, kind, person, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Forgets one of the person's filters and returns the others.</summary>
    public async Task<Permitted<ImmutableArray<SavedFilterView>>> ForgetAsync(
        SavedFilterKind kind, long id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(PolicyOf(kind), cancellationToken) is not { Id: var person })
        {
            return new Permitted<ImmutableArray<SavedFilterView>>.NotAllowed();
        }

        return await atomic.RunAsync(
            async scope =>
            {
                await Of(scope.Db, kind, person).Where(filter => filter.Id == id).ExecuteDeleteAsync(cancellationToken);
                return await GivenAsync(scope.Db, kind, person, cancellationToken);
            },
            cancellationToken);
    }

    private static string PolicyOf(SavedFilterKind kind) => kind switch
    {
        SavedFilterKind.Ledger => Policies.SeeLedger,
        SavedFilterKind.Consents => Policies.SeeConsents,
        SavedFilterKind.Charges => Policies.SeeCharges,
    };

    private static string PrefixOf(SavedFilterKind kind) => kind switch
    {
        SavedFilterKind.Ledger => "/ledger?",
        SavedFilterKind.Consents => "/consents?",
        SavedFilterKind.Charges => "/charges?",
    };

    private static IQueryable<SavedFilter> Of(PortalDb db, SavedFilterKind kind, string person)
    {
        var prefix = PrefixOf(kind);
        return db.Set<SavedFilter>().Where(filter => filter.PersonId == person && filter.Address.StartsWith(prefix));
    }

    private static async Task<Permitted<ImmutableArray<SavedFilterView>>> GivenAsync(
        PortalDb db, SavedFilterKind kind, string person, CancellationToken cancellationToken)
    {
        var rows = await Of(db, kind, person).AsNoTracking().OrderBy(filter => filter.Id)
            .Select(filter => new SavedFilterView(filter.Id, filter.Address)).ToListAsync(cancellationToken);
        return new Permitted<ImmutableArray<SavedFilterView>>.Given([.. rows]);
    }
}
