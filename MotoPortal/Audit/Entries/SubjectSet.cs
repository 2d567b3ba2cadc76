using System.Linq.Expressions;
using MotoPortal.Data.Lists;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Audit.Entries;

/// <summary>Customers, setups, consents and charges; an entry belongs to the set when it is about any of them.</summary>
internal sealed record SubjectSet(
    IReadOnlyCollection<PortalCustomerId> Customers,
    IReadOnlyCollection<CardSetupId> Setups,
    IReadOnlyCollection<ConsentId> Consents,
    IReadOnlyCollection<ChargeId> Charges)
{
    /// <summary>The set with nothing in it.</summary>
    public static SubjectSet None { get; } = new([], [], [], []);

    /// <summary>Whether an entry is about anything in the set.</summary>
    public Expression<Func<LedgerEntry, bool>> Holds()
    {
        List<Expression<Func<LedgerEntry, bool>>> parts = [];
        if (Customers.Count > 0)
        {
            var ids = Customers.Select(id => (PortalCustomerId?)id).ToList();
            parts.Add(entry => ids.Contains(entry.CustomerId));
        }

        if (Setups.Count > 0)
        {
            var ids = Setups.Select(id => (CardSetupId?)id).ToList();
            parts.Add(entry => ids.Contains(entry.SetupId));
        }

        if (Consents.Count > 0)
        {
            var ids = Consents.Select(id => (ConsentId?)id).ToList();
            parts.Add(entry => ids.Contains(entry.ConsentId));
        }

        if (Charges.Count > 0)
        {
            var ids = Charges.Select(id => (ChargeId?)id).ToList();
            parts.Add(entry => ids.Contains(entry.ChargeId));
        }

        return parts.Count > 0 ? parts.Aggregate((one, other) => one.Or(other)) : _ => false;
    }
}
