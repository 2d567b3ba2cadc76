using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>What a higher room keeps for each charge: it is handed out with the charge and goes with it.</summary>
internal interface IChargeCompanion
{
    /// <summary>What it is called in a customer's file.</summary>
    string Name { get; }

    /// <summary>All of it for a charge, as it is written in the customer's file.</summary>
    Task<object> ExportAsync(ChargeId charge, CancellationToken cancellationToken);

    /// <summary>Deletes it for a charge that goes.</summary>
    Task EraseAsync(AtomicScope scope, ChargeId charge, CancellationToken cancellationToken);
}
