using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>Follows whom the exact amount of a charge has yet to be told. A higher room implements it.</summary>
internal interface IChargeNotices
{
    /// <summary>Takes a charge into account, in the transaction that records its success.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="charge">The charge.</param>
    /// <param name="receipt">The e-mail with its receipt; null when none was added.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task NoteAsync(AtomicScope scope, Charge charge, MailId? receipt, CancellationToken cancellationToken);
}
