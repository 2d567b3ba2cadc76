using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Setups;

/// <summary>Reads the setups of a customer, for the rooms below that export or erase their data.</summary>
internal sealed class CustomerSetups : ICustomerSetups
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<CardSetupId>> ListAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken) =>
        await db.Set<CardSetup>().AsNoTracking().Where(setup => setup.CustomerId == customer).Select(setup => setup.Id)
            .ToListAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<CardSetupId?> FindOnReaderAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken) =>
        await db.Set<CardSetup>().AsNoTracking()
            .Where(setup => setup.CustomerId == customer && (setup.State == SetupState.OnReader || setup.State == SetupState.Settling))
            .Select(setup => (CardSetupId?)setup.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    public IQueryable<PortalCustomerId?> ChangedAfter(PortalDb db, DateTimeOffset moment) =>
        db.Set<CardSetup>().Where(setup => setup.ChangedAt > moment).Select(setup => setup.CustomerId);
}
