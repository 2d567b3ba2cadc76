using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>Tells which charges are disputed. Implemented by the Disputes room.</summary>
internal interface IChargeDisputes
{
    /// <summary>Those of these charges with a dispute that is open or lost.</summary>
    Task<IReadOnlySet<ChargeId>> AmongAsync(PortalDb db, IReadOnlyCollection<ChargeId> charges, CancellationToken cancellationToken);

    /// <summary>What the banks have taken back of these charges for good, in minor units; nothing of a charge that is left out.</summary>
    Task<IReadOnlyDictionary<ChargeId, long>> LostAsync(
        PortalDb db, IReadOnlyCollection<ChargeId> charges, CancellationToken cancellationToken);
}
