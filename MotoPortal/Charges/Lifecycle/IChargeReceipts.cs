using MotoPortal.Data;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>Sends the customer the receipt of a charge. A higher room implements it, since a receipt also tells of refunds.</summary>
internal interface IChargeReceipts
{
    /// <summary>Puts the receipt into the outbox, in the transaction that learned that the charge succeeded.</summary>
    /// <remarks>Does nothing when no address is on record, or when a receipt was put there before.</remarks>
    Task EnqueueAsync(AtomicScope scope, Charge charge, CancellationToken cancellationToken);
}
