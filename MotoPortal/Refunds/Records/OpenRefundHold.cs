using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Refunds.Records;

/// <summary>Holds the erasure of a customer with a refund whose result is not known.</summary>
internal sealed class OpenRefundHold : IErasureHold
{
    private static readonly Expression<Func<ChargeRefund, bool>> IsOpen = refund =>
        refund.State == RefundState.Sending || refund.State == RefundState.Unknown
        || refund.State == RefundState.Pending || refund.State == RefundState.NeedsCustomer;

    /// <inheritdoc/>
    public HoldReason Reason => HoldReason.OpenRefund;

    /// <inheritdoc/>
    public async Task<ErasureHoldView?> FindAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken)
    {
        var charges = db.Set<Charge>().Where(charge => charge.CustomerId == customer);
        return await db.Set<ChargeRefund>().AsNoTracking().Where(IsOpen)
            .Join(charges, refund => refund.ChargeId, charge => charge.Id, (refund, charge) => (int?)charge.Number)
            .FirstOrDefaultAsync(cancellationToken) is { } number
            ? new ErasureHoldView(Reason, ChargeNumber.Write(number), null)
            : null;
    }

    /// <inheritdoc/>
    public IQueryable<HeldCharge> Charges(PortalDb db) => db.Set<ChargeRefund>().Where(IsOpen)
        .Join(
            db.Set<Charge>(),
            refund => refund.ChargeId,
            charge => charge.Id,
            (refund, charge) => new HeldCharge { Charge = charge.Id, Customer = charge.CustomerId });
}
