using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>Sends the customer the receipt of a charge. A higher room implements it, because a receipt also shows refunds.</summary>
internal interface IChargeReceipts
{
    /// <summary>Puts the receipt into the outbox, in the transaction that records the success.</summary>
    /// <returns>The mail; null when the customer has no address, or when a receipt was sent before.</returns>
    Task<MailId?> EnqueueAsync(AtomicScope scope, Charge charge, CancellationToken cancellationToken);
}
