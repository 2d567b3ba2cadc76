using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>Reads the setups of customers. Implemented by the room that saves cards.</summary>
internal interface ICustomerSetups
{
    /// <summary>The customer's setups.</summary>
    Task<IReadOnlyList<CardSetupId>> ListAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken);

    /// <summary>The setup for which a reader is asking for the customer's card; null for none.</summary>
    Task<CardSetupId?> FindOnReaderAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken);

    /// <summary>The customers with a setup that changed after a moment, UTC.</summary>
    IQueryable<PortalCustomerId?> ChangedAfter(PortalDb db, DateTimeOffset moment);
}
