using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Refunds;

/// <summary>Knows which charges the cardholder's bank has taken back. The room of disputes implements it.</summary>
internal interface IDisputedCharges
{
    /// <summary>Whether the customer has the amount back already, or is about to, by a dispute.</summary>
    Task<bool> IsTakenBackAsync(PortalDb db, ChargeId charge, CancellationToken cancellationToken);
}
