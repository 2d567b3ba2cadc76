using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Primitives;
using MotoPortal.Refunds;

namespace MotoPortal.Privacy;

/// <summary>Why a customer's data are kept for now although nothing else stands against their erasure.</summary>
public enum HoldReason
{
    /// <summary>A charge is disputed, and the data are the evidence. GDPR article 17(3)(e): the defence of legal claims.</summary>
    OpenDispute,

    /// <summary>It is not known yet what became of a charge.</summary>
    OpenCharge,

    /// <summary>It is not known yet what became of a refund.</summary>
    OpenRefund,
}

/// <summary>What stands against erasing a customer now.</summary>
/// <param name="Reason">Why; a dispute is told before anything else.</param>
/// <param name="ChargeNumber">The charge that it is about.</param>
/// <param name="EvidenceDueBy">Until when the bank takes evidence, UTC; null when it takes none, or there is no dispute.</param>
public sealed record ErasureHoldView(HoldReason Reason, string ChargeNumber, DateTimeOffset? EvidenceDueBy);

/// <summary>
/// The one place that says which customers may not be erased yet: those whose charges are disputed, for what would go is what answers the
/// dispute, and those with a charge or refund of which nobody knows yet whether it was made.
/// </summary>
internal static class ErasureHold
{
    private static readonly Expression<Func<ChargeDispute, bool>> IsOpenDispute = dispute =>
        dispute.Status == DisputeStatus.WarningNeedsResponse || dispute.Status == DisputeStatus.WarningUnderReview
        || dispute.Status == DisputeStatus.NeedsResponse || dispute.Status == DisputeStatus.UnderReview
        || dispute.Status == DisputeStatus.Other;

    private static readonly Expression<Func<Charge, bool>> IsOpenCharge = charge =>
        charge.State == ChargeState.Sending || charge.State == ChargeState.Unknown
        || charge.State == ChargeState.Processing || charge.State == ChargeState.Authorized;

    private static readonly Expression<Func<ChargeRefund, bool>> IsOpenRefund = refund =>
        refund.State == RefundState.Sending || refund.State == RefundState.Unknown
        || refund.State == RefundState.Pending || refund.State == RefundState.NeedsCustomer;

    /// <summary>What stands against erasing this customer; null for nothing.</summary>
    public static async Task<ErasureHoldView?> FindAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken)
    {
        var charges = db.Set<Charge>().AsNoTracking().Where(charge => charge.CustomerId == customer);
        var dispute = await db.Set<ChargeDispute>().AsNoTracking().Where(IsOpenDispute)
            .Join(charges, dispute => dispute.ChargeId, charge => charge.Id, (dispute, charge) => new { charge.Number, dispute.DueBy })
            .OrderByDescending(open => open.DueBy).FirstOrDefaultAsync(cancellationToken);
        if (dispute is not null)
        {
            return new ErasureHoldView(HoldReason.OpenDispute, ChargeNumber.Write(dispute.Number), dispute.DueBy);
        }

        if (await charges.Where(IsOpenCharge).Select(charge => (int?)charge.Number).FirstOrDefaultAsync(cancellationToken) is { } unsettled)
        {
            return new ErasureHoldView(HoldReason.OpenCharge, ChargeNumber.Write(unsettled), null);
        }

        return await db.Set<ChargeRefund>().AsNoTracking().Where(IsOpenRefund)
            .Join(charges, refund => refund.ChargeId, charge => charge.Id, (refund, charge) => (int?)charge.Number)
                .FirstOrDefaultAsync(cancellationToken) is { } refunded
            ? new ErasureHoldView(HoldReason.OpenRefund, ChargeNumber.Write(refunded), null)
            : null;
    }

    /// <summary>The charges whose customers may not be erased, and which may not go themselves.</summary>
    public static IQueryable<Charge> Charges(PortalDb db)
    {
        var disputed = db.Set<ChargeDispute>().Where(IsOpenDispute).Select(dispute => dispute.ChargeId);
        var refunded = db.Set<ChargeRefund>().Where(IsOpenRefund).Select(refund => refund.ChargeId);
        return db.Set<Charge>().Where(charge => disputed.Contains(charge.Id) || refunded.Contains(charge.Id))
            .Union(db.Set<Charge>().Where(IsOpenCharge));
    }

    /// <summary>The customers who may not be erased.</summary>
    public static IQueryable<PortalCustomerId> Customers(PortalDb db) => Charges(db).Select(charge => charge.CustomerId);
}
