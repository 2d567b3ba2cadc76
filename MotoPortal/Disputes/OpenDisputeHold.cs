using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Disputes;

/// <summary>
/// Holds the erasure of a customer with an open dispute, because their data is the evidence. GDPR article 17(3)(e), the defence of legal
/// claims.
/// </summary>
internal sealed class OpenDisputeHold : IErasureHold
{
    private static readonly Expression<Func<ChargeDispute, bool>> IsOpen = dispute =>
        dispute.Status == DisputeStatus.WarningNeedsResponse || dispute.Status == DisputeStatus.WarningUnderReview
        || dispute.Status == DisputeStatus.NeedsResponse || dispute.Status == DisputeStatus.UnderReview
        || dispute.Status == DisputeStatus.Other;

    /// <inheritdoc/>
    public HoldReason Reason => HoldReason.OpenDispute;

    /// <inheritdoc/>
    public async Task<ErasureHoldView?> FindAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken)
    {
        var charges = db.Set<Charge>().Where(charge => charge.CustomerId == customer);
        return await db.Set<ChargeDispute>().AsNoTracking().Where(IsOpen)
            .Join(charges, dispute => dispute.ChargeId, charge => charge.Id, (dispute, charge) => new { charge.Number, dispute.DueBy })
            .OrderByDescending(open => open.DueBy).FirstOrDefaultAsync(cancellationToken) is { } open
            ? new ErasureHoldView(Reason, ChargeNumber.Write(open.Number), open.DueBy)
            : null;
    }

    /// <inheritdoc/>
    public IQueryable<HeldCharge> Charges(PortalDb db) => db.Set<ChargeDispute>().Where(IsOpen)
        .Join(
            db.Set<Charge>(),
            dispute => dispute.ChargeId,
            charge => charge.Id,
            (dispute, charge) => new HeldCharge { Charge = charge.Id, Customer = charge.CustomerId });
}
