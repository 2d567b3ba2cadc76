using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Disputes;

/// <summary>Says whether a bank has taken a charge back, in the transaction of a decision.</summary>
internal sealed class DisputedCharges : IDisputedCharges, IChargeDisputes
{
    /// <inheritdoc/>
    public async Task<bool> IsTakenBackAsync(PortalDb db, ChargeId charge, CancellationToken cancellationToken) =>
        (await db.Set<ChargeDispute>().AsNoTracking().Where(dispute => dispute.ChargeId == charge)
            .Select(dispute => dispute.Status).ToListAsync(cancellationToken)).Exists(status => status.IsTakenBack());

    /// <inheritdoc/>
    public async Task<IReadOnlySet<ChargeId>> AmongAsync(
        PortalDb db, IReadOnlyCollection<ChargeId> charges, CancellationToken cancellationToken) =>
        (await db.Set<ChargeDispute>().AsNoTracking().Where(dispute => charges.Contains(dispute.ChargeId))
            .Select(dispute => new { dispute.ChargeId, dispute.Status }).ToListAsync(cancellationToken))
        .Where(dispute => dispute.Status.Suspends()).Select(dispute => dispute.ChargeId).ToHashSet();

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<ChargeId, long>> LostAsync(
        PortalDb db, IReadOnlyCollection<ChargeId> charges, CancellationToken cancellationToken) =>
        (await db.Set<ChargeDispute>().AsNoTracking()
            .Where(dispute => charges.Contains(dispute.ChargeId)
                && (dispute.Status == DisputeStatus.Lost || dispute.Status == DisputeStatus.Prevented))
            .Select(dispute => new { dispute.ChargeId, dispute.AmountMinorUnits }).ToListAsync(cancellationToken))
        .GroupBy(dispute => dispute.ChargeId).ToDictionary(lost => lost.Key, lost => lost.Sum(dispute => dispute.AmountMinorUnits));
}
