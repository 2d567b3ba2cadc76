using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>A reason for which customers may not be erased yet. Implemented by the room that owns the table.</summary>
internal interface IErasureHold
{
    HoldReason Reason { get; }

    /// <summary>The obstacle to this customer's erasure; null for none.</summary>
    Task<ErasureHoldView?> FindAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken);

    /// <summary>The charges that may not be erased, nor their customers.</summary>
    IQueryable<HeldCharge> Charges(PortalDb db);
}
