using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.FormDrafts;

/// <summary>
/// Erases what is being typed about a customer. It is not exported: it is gone within days, and nothing is decided on it before it is
/// handed in.
/// </summary>
internal sealed class FormDraftPersonalData : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(FormDraftRow)] = DataCategory.Setup,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult(new ErasedCounts());

    /// <inheritdoc/>
    public Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PersonalSection>>([]);

    /// <inheritdoc/>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        PortalCustomerId? customer = subject.Customer;
        var setups = subject.Setups.Select(setup => setup.Value).ToList();
        await scope.Db.Set<FormDraftRow>()
            .Where(draft => draft.CustomerId == customer || setups.Contains(draft.Subject))
            .ExecuteDeleteAsync(cancellationToken);
        return new();
    }
}
