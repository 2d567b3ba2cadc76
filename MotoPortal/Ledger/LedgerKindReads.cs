using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Ledger;

/// <summary>Questions to the ledger of rooms that do not know its tables.</summary>
internal static class LedgerKindReads
{
    /// <summary>Whether there is an entry of one of these kinds about a customer.</summary>
    public static Task<bool> HasAnyAsync(
        PortalDb db, PortalCustomerId customer, IReadOnlyCollection<string> kinds, CancellationToken cancellationToken) =>
        db.Set<LedgerEntry>().AnyAsync(entry => entry.CustomerId == customer && kinds.Contains(entry.Kind), cancellationToken);
}
