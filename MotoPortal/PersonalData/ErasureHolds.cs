using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>
/// Decides which customers may not be erased yet: those with disputed charges, whose data is the evidence, and those with a charge or
/// refund whose result is not known. This is the only place that decides it.
/// </summary>
internal sealed class ErasureHolds(IEnumerable<IErasureHold> holds)
{
    private readonly IErasureHold[] _holds = [.. holds.OrderBy(hold => hold.Reason)];

    /// <summary>The obstacle to this customer's erasure; null for none.</summary>
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

    /// <summary>The charges that may not be erased.</summary>
    public IQueryable<ChargeId> Charges(PortalDb db) => All(db).Select(held => held.Charge);

    /// <summary>The customers who may not be erased.</summary>
    public IQueryable<PortalCustomerId> Customers(PortalDb db) => All(db).Select(held => held.Customer);

    private IQueryable<HeldCharge> All(PortalDb db) => _holds.Select(hold => hold.Charges(db)).Aggregate((one, other) => one.Concat(other));
}
