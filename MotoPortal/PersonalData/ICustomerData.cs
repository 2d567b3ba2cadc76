using MotoPortal.Data;
using MotoPortal.Ledger;

namespace MotoPortal.PersonalData;

/// <summary>What a room holds of customers: it says how much, hands it out and erases it (GDPR articles 15, 17 and 20).</summary>
internal interface ICustomerData : IPersonalData
{
    /// <summary>How much <see cref="EraseAsync"/> would take now.</summary>
    /// <param name="db">The database, to be read only.</param>
    /// <param name="subject">The customer.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken);

    /// <summary>All that the room holds of the customer, a section for each kind; empty when there is nothing to tell.</summary>
    /// <param name="db">The database, to be read only.</param>
    /// <param name="subject">The customer.</param>
    /// <param name="text">The words of the document that people read.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken);

    /// <summary>Takes the person out of the room's tables, within the transaction that erases them everywhere.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="subject">The customer.</param>
    /// <param name="actor">Who erases.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>How much was erased.</returns>
    Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken);
}
