using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Notices.Records;
using MotoPortal.PersonalData;

namespace MotoPortal.Notices;

/// <summary>Exports and erases what a customer was told of changed terms; what they were told of a charge goes with the charge.</summary>
internal sealed class NoticePersonalData : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(CustomerNotice)] = DataCategory.Agreement,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult(ErasedCounts.None);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken)
    {
        var notices = await db.Set<CustomerNotice>().AsNoTracking()
            .Where(notice => notice.CustomerId == subject.Customer && notice.ChargeId == null)
            .OrderBy(notice => notice.CreatedAt)
            .Select(notice => new { notice.TermsVersion, notice.AskFrom, notice.CreatedAt, notice.ToldOn, notice.ToldBy })
            .ToListAsync(cancellationToken);
        return notices.Count == 0 ? [] : [new PersonalSection("announcedTerms", notices, notices.Count)];
    }

    /// <inheritdoc/>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        // What they were told stays in the ledger.
        await scope.Db.Set<CustomerNotice>().Where(notice => notice.CustomerId == subject.Customer).ExecuteDeleteAsync(cancellationToken);
        scope.Ring(NoticeRecords.Topic);
        return ErasedCounts.None;
    }
}
