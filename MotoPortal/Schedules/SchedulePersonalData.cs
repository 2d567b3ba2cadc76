using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Schedules.Plans;

namespace MotoPortal.Schedules;

/// <summary>Exports, counts and erases the reasons of pauses, which are free text. Due days are part of the consent.</summary>
internal sealed class SchedulePersonalData : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(ChargeSchedule)] = DataCategory.Agreement,
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
        foreach (var schedule in await scope.Db.Set<ChargeSchedule>().Where(schedule => schedule.CustomerId == subject.Customer)
            .ToListAsync(cancellationToken))
        {
            schedule.ForgetFreeText();
        }

        return ErasedCounts.None;
    }
}
