using MotoPortal.Charges.Lifecycle;
using MotoPortal.Data;

namespace MotoPortal.Refunds;

/// <summary>Tells the customer in writing what is given back. A higher room implements it.</summary>
internal interface IRefundReceipts
{
    /// <summary>Puts the letter into the outbox, in the transaction that learned that Stripe has the refund.</summary>
    /// <remarks>Does nothing when no address is on record.</remarks>
    /// <param name="scope">The transaction.</param>
    /// <param name="charge">The charge.</param>
    /// <param name="refunds">All refunds of the charge, as they are now.</param>
    /// <param name="refund">The one to tell of.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task EnqueueRefundAsync(
        AtomicScope scope, Charge charge, IEnumerable<ChargeRefund> refunds, ChargeRefund refund, CancellationToken cancellationToken);
}
