using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>One reason for which a customer may not be erased yet. The room that has the table implements it.</summary>
internal interface IErasureHold
{
    /// <summary>Why.</summary>
    HoldReason Reason { get; }

    /// <summary>What stands against erasing this customer; null for nothing.</summary>
    Task<ErasureHoldView?> FindAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken);

    /// <summary>The charges whose customers may not be erased, and which may not go themselves.</summary>
    IQueryable<HeldCharge> Charges(PortalDb db);
}
