using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>Finds the ledger's entries about a person.</summary>
internal static class PersonEntries
{
    /// <summary>The entries that name the customer, or one of their setups: the first of those were written before the customer was chosen.</summary>
    public static IQueryable<LedgerEntry> Of(PortalDb db, PortalCustomerId customer, IReadOnlyCollection<CardSetupId> setups)
    {
        var known = setups.Select(setup => (CardSetupId?)setup).ToList();
        return db.Set<LedgerEntry>().Where(entry => entry.CustomerId == customer || known.Contains(entry.SetupId));
    }
}
