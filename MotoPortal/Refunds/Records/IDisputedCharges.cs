using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Refunds.Records;

/// <summary>Tells which charges the cardholder's bank has taken back. Implemented by the Disputes room.</summary>
internal interface IDisputedCharges
{
    /// <summary>Whether the customer has the amount back by a dispute, or will have.</summary>
    Task<bool> IsTakenBackAsync(PortalDb db, ChargeId charge, CancellationToken cancellationToken);
}
