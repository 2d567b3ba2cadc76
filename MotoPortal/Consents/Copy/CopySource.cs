using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Seals;
using MotoPortal.Consents.Status;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Copy;

/// <summary>Reads the contents of copies.</summary>
internal sealed class CopySource(
    IDbContextFactory<PortalDb> contexts,
    StoreCalendarReads calendars,
    TermsScripts terms,
    SealReads seals,
    StatusLinks status,
    IOptions<MerchantOptions> merchant)
{
    /// <summary>Whether a copy can be sent: whether the customer has an address, and whether a card is saved.</summary>
    public async Task<(bool HasAddress, bool HasCard)> CanSendAsync(ConsentId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var email = await (from consent in db.Set<Consent>()
                           join customer in db
            .Set<KnownCustomer>() on consent.CustomerId equals customer.Id
                           where consent.Id == id
                           select customer.Email)
            .SingleOrDefaultAsync(cancellationToken);
        return (email is { Length: > 0 }, await db.Set<SavedCard>().AnyAsync(card => card.ConsentId == id, cancellationToken));
    }

    /// <summary>The contents of a consent's copy; null when there is no such consent.</summary>
    public async Task<CopyFacts?> FindAsync(ConsentId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(
            db,
            id,
            await db.Set<SavedCard>().AsNoTracking().SingleOrDefaultAsync(card => card.ConsentId == id, cancellationToken),
            cancellationToken);
    }

    /// <summary>The same, within the transaction that attaches a card to the consent.</summary>
    public async Task<CopyFacts?> ReadAsync(PortalDb db, ConsentId id, SavedCard? card, CancellationToken cancellationToken)
    {
        if (await db.Set<Consent>().AsNoTracking().SingleOrDefaultAsync(consent => consent.Id == id, cancellationToken) is not { } consent)
        {
            return null;
        }

        var record = CommittedRecord.Of(await db.Set<LedgerEntry>().AsNoTracking().Include(entry => entry.Payload)
            .SingleOrDefaultAsync(entry => entry.ConsentId == id && entry.Kind == CommittedRecord.Kind, cancellationToken));
        var cardEntry = await db.Set<LedgerEntry>().AsNoTracking().Include(entry => entry.Payload)
            .Where(entry => entry.ConsentId == id && entry.Kind == CommittedRecord.CardKind)
            .OrderBy(entry => entry.Sequence).FirstOrDefaultAsync(cancellationToken);
        var customer =
            await db.Set<KnownCustomer>().AsNoTracking().SingleAsync(customer => customer.Id == consent.CustomerId, cancellationToken);
        var ending = await db.Set<ConsentEnding>().AsNoTracking().SingleOrDefaultAsync(ending => ending.ConsentId == id, cancellationToken);
        var store = MerchantOf(record);
        var filled = await terms.ReadVersionAsync(consent.TermsVersion, consent.Language, ValuesOf(consent, store), cancellationToken);
        var script = record.Words?.In(filled) ?? filled;
        return new CopyFacts(
            consent,
            ConsentNumber.Write(consent.Number),
            customer.ToView(),
            record.Find("customer", "name") ?? customer.Name,
            card?.ToView(),
            ending is null ? null : new ConsentEndingView(ending.Kind, ending.EndedAt, ending.Channel, ending.ReplacedBy),
            script,
            store,
            record.Answers,
            record)
        {
            Calendar = await calendars.FindAsync(db, consent.StoreId, cancellationToken),
            StatusAddress = status.AddressOf(id),
            CardRecord = cardEntry is null ? null : CommittedRecord.Of(cardEntry),
            AreWordsAsRead = string.Equals(ConsentReading.DigestOf(script), consent.ScriptSha256, StringComparison.Ordinal),
            IsSealBroken = (await seals.CheckAsync(db, [id], cancellationToken)).ContainsKey(id),
        };
    }

    private CopyMerchant MerchantOf(CommittedRecord record)
    {
        var now = merchant.Value;
        return new CopyMerchant(
            record.Find("controller", "name") ?? now.Name,
            record.Find("controller", "address") ?? now.Address,
            record.Find("controller", "country") ?? now.Country,
            record.Find("controller", "contact") ?? now.Contact,
            record.Find("controller", "privacyContact") ?? now.PrivacyContact,
            record.Find("processing", "authority") ?? now.Authority);
    }

    private static Dictionary<string, string> ValuesOf(Consent consent, CopyMerchant store) =>
        new(ConsentWording.Values(consent.Scope, CultureInfo.GetCultureInfo(consent.Language)), StringComparer.Ordinal)
        {
            ["merchant"] = store.Name,
            ["address"] = store.Address,
            ["contact"] = store.Contact,
            ["privacy"] = store.PrivacyContact,
            ["authority"] = store.Authority,
        };
}
