using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>
/// The one place that says which customers may not be erased yet: those whose charges are disputed, for what would go is what answers the
/// dispute, and those with a charge or refund of which it is not known yet whether it was made.
/// </summary>
internal sealed class ErasureHolds(IEnumerable<IErasureHold> holds)
{
    private readonly IErasureHold[] _holds = [.. holds.OrderBy(hold => hold.Reason)];

    /// <summary>What stands against erasing this customer; null for nothing.</summary>
    public async Task<ErasureHoldView?> FindAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken)
    {
        foreach (var hold in _holds)
        {
            if (await hold.FindAsync(db, customer, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The charges that may not go.</summary>
    public IQueryable<ChargeId> Charges(PortalDb db) => All(db).Select(held => held.Charge);

    /// <summary>The customers who may not be erased.</summary>
    public IQueryable<PortalCustomerId> Customers(PortalDb db) => All(db).Select(held => held.Customer);

    private IQueryable<HeldCharge> All(PortalDb db) => _holds.Select(hold => hold.Charges(db)).Aggregate((one, other) => one.Concat(other));
}
