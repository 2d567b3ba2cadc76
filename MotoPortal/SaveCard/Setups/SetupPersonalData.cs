using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;

namespace MotoPortal.SaveCard.Setups;

/// <summary>Exports, counts and erases how the cards of a customer were taken.</summary>
internal sealed class SetupPersonalData : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(CardSetup)] = DataCategory.Setup,
        [typeof(ConsentDraftRow)] = DataCategory.Evidence,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public async Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken) =>
        new()
        {
            OrderReferences = await Setups(db, subject).CountAsync(setup => setup.OrderReference != null, cancellationToken),
        };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken)
    {
        var setups = await Setups(db, subject).AsNoTracking().OrderByDescending(setup => setup.StartedAt).ToListAsync(cancellationToken);
        ImmutableArray<ExportedSetup> written = [.. setups.Select(ExportedSetup.Of)];
        return [new PersonalSection("setups", written, written.Length)];
    }

    /// <inheritdoc/>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        var setups = await Setups(scope.Db, subject).ToListAsync(cancellationToken);
        var ids = subject.Setups;
        await scope.Db.Set<ConsentDraftRow>().Where(draft => ids.Contains(draft.SetupId)).ExecuteDeleteAsync(cancellationToken);
        var references = setups.Count(setup => setup.OrderReference is not null);
        foreach (var setup in setups)
        {
            setup.ForgetOrder();
        }

        return new() { OrderReferences = references };
    }

    private static IQueryable<CardSetup> Setups(PortalDb db, DataSubject subject) =>
        db.Set<CardSetup>().Where(setup => setup.CustomerId == subject.Customer);
}
