using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;

namespace MotoPortal.Refunds.Records;

/// <summary>Exports, counts and erases the notes of refunds, together with their charge.</summary>
internal sealed class RefundPersonalData : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(ChargeRefund)] = DataCategory.Charge,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult(ErasedCounts.None);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PersonalSection>>([]);

    /// <inheritdoc/>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        var charges = scope.Db.Set<Charge>().Where(charge => charge.CustomerId == subject.Customer).Select(charge => charge.Id);
        foreach (var refund in await scope.Db.Set<ChargeRefund>().Where(refund => charges.Contains(refund.ChargeId))
            .ToListAsync(cancellationToken))
        {
            refund.ForgetFreeText();
        }

        return ErasedCounts.None;
    }
}
