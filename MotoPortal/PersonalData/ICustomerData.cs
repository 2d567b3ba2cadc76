using MotoPortal.Data;
using MotoPortal.Ledger;

namespace MotoPortal.PersonalData;

/// <summary>The customer data of a room: counts, exports and erases it (GDPR articles 15, 17 and 20).</summary>
internal interface ICustomerData : IPersonalData
{
    /// <summary>What <see cref="EraseAsync"/> would erase now.</summary>
    /// <param name="db">The context, for reading only.</param>
    /// <param name="subject">The customer.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken);

    /// <summary>All data of the customer in the room, one section for each kind; empty when there is none.</summary>
    /// <param name="db">The context, for reading only.</param>
    /// <param name="subject">The customer.</param>
    /// <param name="text">The texts of the readable document.</param>
    /// <param name="actor">The actor who requested it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken);

    /// <summary>Erases the person from the room's tables, in the transaction of the whole erasure.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="subject">The customer.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What was erased.</returns>
    Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken);
}
