using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>Data that a higher room keeps for each charge, exported and erased with the charge.</summary>
internal interface IChargeCompanion
{
    /// <summary>Its property name in a customer's export.</summary>
    string Name { get; }

    /// <summary>Its data for a charge, for the customer's export.</summary>
    Task<object> ExportAsync(ChargeId charge, CancellationToken cancellationToken);

    /// <summary>Deletes its data for a charge that is erased.</summary>
    Task EraseAsync(AtomicScope scope, ChargeId charge, CancellationToken cancellationToken);
}
