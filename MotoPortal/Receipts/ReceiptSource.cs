using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Records;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Receipts;

/// <summary>Reads the contents of receipts.</summary>
internal sealed class ReceiptSource(IOptions<MerchantOptions> merchant, StoreCalendarReads calendars)
{
    /// <summary>The contents of a charge's receipt; null when there is no such charge, or it did not succeed.</summary>
    public async Task<ReceiptFacts?> FindAsync(PortalDb db, ChargeId id, CancellationToken cancellationToken) =>
        await db.Set<Charge>().AsNoTracking()
            .SingleOrDefaultAsync(charge => charge.Id == id && charge.State == ChargeState.Succeeded, cancellationToken) is { } charge
            ? await ReadAsync(
                db,
                charge,
                await db.Set<ChargeRefund>().AsNoTracking().Where(refund => refund.ChargeId == id).ToListAsync(cancellationToken),
                cancellationToken)
            : null;

    /// <summary>The same, for a charge that is being changed in the transaction.</summary>
    public async Task<ReceiptFacts> ReadAsync(
        PortalDb db, Charge charge, IEnumerable<ChargeRefund> refunds, CancellationToken cancellationToken)
    {
        var customer =
            await db.Set<KnownCustomer>().AsNoTracking().SingleAsync(customer => customer.Id == charge.CustomerId, cancellationToken);
        var consent = charge.ConsentId is { } id
            ? await db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == id, cancellationToken)
            : null;
        var hasEnded =
            consent is not null && await db.Set<ConsentEnding>().AnyAsync(ending => ending.ConsentId == consent.Id, cancellationToken);
        return new ReceiptFacts(
            charge,
            customer.ToView(),
            consent,
            hasEnded,
            [.. refunds.Where(refund => refund.State.CountsAsRefunded()).OrderBy(refund => refund.RequestedAt)],
            consent?.Language ?? customer.Language ?? LanguageOfCountry,
            merchant.Value,
            await calendars.FindAsync(db, charge.StoreId, cancellationToken));
    }

    private string LanguageOfCountry => string.Equals(merchant.Value.Country, "FR", StringComparison.OrdinalIgnoreCase) ? "fr" : "en";
}
