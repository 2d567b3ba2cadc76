using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>Knows the setups of customers. The room that saves cards implements it.</summary>
internal interface ICustomerSetups
{
    /// <summary>The customer's setups.</summary>
    Task<IReadOnlyList<CardSetupId>> ListAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken);

    /// <summary>The setup for which a reader asks for the customer's card at this moment; null for none.</summary>
    Task<CardSetupId?> FindOnReaderAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken);

    /// <summary>The customers with a setup that changed after this moment, UTC.</summary>
    IQueryable<PortalCustomerId?> ChangedAfter(PortalDb db, DateTimeOffset moment);
}
