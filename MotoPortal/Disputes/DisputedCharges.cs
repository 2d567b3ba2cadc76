using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Disputes;

/// <summary>Says whether a bank has taken a charge back, in the transaction of a decision.</summary>
internal sealed class DisputedCharges : IDisputedCharges
{
    /// <inheritdoc/>
    public async Task<bool> IsTakenBackAsync(PortalDb db, ChargeId charge, CancellationToken cancellationToken) =>
        (await db.Set<ChargeDispute>().AsNoTracking().Where(dispute => dispute.ChargeId == charge)
            .Select(dispute => dispute.Status).ToListAsync(cancellationToken)).Exists(status => status.IsTakenBack());
}
