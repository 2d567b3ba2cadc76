using System.Collections.Frozen;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;

namespace MotoPortal.Disputes;

/// <summary>Disputes hold amounts, days, states and ids but no personal data. They are exported with their charge.</summary>
internal sealed class DisputePersonalData : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(ChargeDispute)] = DataCategory.Charge,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult(ErasedCounts.None);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PersonalSection>>([]);

    /// <inheritdoc/>
    public Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken) =>
        Task.FromResult(ErasedCounts.None);
}
