using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>Holds the erasure of a customer with a charge whose result is not known.</summary>
internal sealed class OpenChargeHold : IErasureHold
{
    private static readonly Expression<Func<Charge, bool>> IsOpen = charge =>
        charge.State == ChargeState.Sending || charge.State == ChargeState.Unknown
        || charge.State == ChargeState.Processing || charge.State == ChargeState.Authorized;

    /// <inheritdoc/>
    public HoldReason Reason => HoldReason.OpenCharge;

    /// <inheritdoc/>
    public async Task<ErasureHoldView?> FindAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken) =>
        await db.Set<Charge>().Where(charge => charge.CustomerId == customer).Where(IsOpen).Select(charge => (int?)charge.Number)
            .FirstOrDefaultAsync(cancellationToken) is { } number
            ? new ErasureHoldView(Reason, ChargeNumber.Write(number), null)
            : null;

    /// <inheritdoc/>
    public IQueryable<HeldCharge> Charges(PortalDb db) => db.Set<Charge>().Where(IsOpen)
        .Select(charge => new HeldCharge { Charge = charge.Id, Customer = charge.CustomerId });
}
