using MotoPortal.Charges.Records;
using MotoPortal.Data;

namespace MotoPortal.Refunds.Records;

/// <summary>Notifies customers of refunds. Implemented by a higher room.</summary>
internal interface IRefundReceipts
{
    /// <summary>Puts the mail into the outbox, in the transaction that records that Stripe has the refund.</summary>
    /// <remarks>Does nothing when the customer has no address.</remarks>
    /// <param name="scope">The transaction.</param>
    /// <param name="charge">The charge.</param>
    /// <param name="refunds">All refunds of the charge.</param>
    /// <param name="refund">The refund of the mail.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task EnqueueRefundAsync(
        AtomicScope scope, Charge charge, IEnumerable<ChargeRefund> refunds, ChargeRefund refund, CancellationToken cancellationToken);
}
