using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Seals;
using MotoPortal.Data;
using MotoPortal.Ledger;

namespace MotoPortal.Charges.Records;

/// <summary>
/// Checks that a charge which waits for a second person is unchanged. It may wait for a day, and the row is what is sent then: its amount,
/// its card, and the requester, who may not approve it.
/// </summary>
internal static class PendingChargeSeal
{
    /// <summary>Whether the row matches what the ledger committed to when it was requested, and the consent's card and customer.</summary>
    public static async Task<bool> MatchesAsync(AtomicScope scope, Charge charge, ConsentView consent, CancellationToken cancellationToken)
    {
        var entries = await scope.Db.Set<LedgerEntry>().AsNoTracking().Include(entry => entry.Payload)
            .Where(entry => entry.ChargeId == charge.Id && entry.Kind == "charge.awaits_approval").ToListAsync(cancellationToken);
        return entries is [var entry]
            && SealedDetails.Of(entry) is { } asked
            && entry.ConsentId == charge.ConsentId
            && entry.CustomerId == charge.CustomerId
            && charge.CustomerId == consent.CustomerId
            && charge.PaymentMethodId == consent.Card?.PaymentMethod
            && IsSame(entry.ActorId, charge.RequestedById)
            && IsSame(asked.Read("amountMinorUnits"), charge.AmountMinorUnits.ToString(CultureInfo.InvariantCulture))
            && IsSame(asked.Read("currency"), charge.Currency)
            && IsSame(asked.Read("initiation"), charge.Initiation.ToString())
            && IsSame(asked.Read("origin"), charge.Origin.ToString())
            && IsSame(asked.Read("overridden"), charge.OverriddenClauses.Length > 0 ? charge.OverriddenClauses : null);
    }

    private static bool IsSame(string? asked, string? kept) => string.Equals(asked, kept, StringComparison.Ordinal);
}
