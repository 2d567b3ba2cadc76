using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Copy;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;

namespace MotoPortal.Audit.Answers;

/// <summary>Collects what the portal knows about a disputed charge.</summary>
internal sealed class EvidenceSource(
    IDbContextFactory<PortalDb> contexts, ChargeReads charges, CopySource copies, MailReads mails, StoreCalendarReads calendars)
{
    private const int MostEarlier = 10;

    /// <summary>The facts about the charge.</summary>
    public async Task<EvidenceFacts> ReadAsync(ChargeView charge, StripeDisputeDetail dispute, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var customer = await db.Set<KnownCustomer>().AsNoTracking().SingleAsync(row => row.Id == charge.CustomerId, cancellationToken);
        var agreement = charge.ConsentId is { } consent ? await copies.FindAsync(consent, cancellationToken) : null;
        var sent = await mails.ListOfChargeAsync(charge.Id, cancellationToken);
        var copied = charge.ConsentId is { } about ? await mails.ListOfConsentAsync(about, cancellationToken) : [];
        return new EvidenceFacts(
            charge,
            customer.ToView(),
            agreement,
            [.. sent.Concat(copied).DistinctBy(mail => mail.Id).OrderBy(mail => mail.CreatedAt)],
            await EntriesAsync(db, charge, agreement?.Consent.SetupId, cancellationToken),
            await EarlierAsync(db, charge, cancellationToken),
            dispute,
            await calendars.FindAsync(db, charge.Store, cancellationToken));
    }

    private static async Task<ImmutableArray<LedgerEntry>> EntriesAsync(
        PortalDb db, ChargeView charge, CardSetupId? agreed, CancellationToken cancellationToken)
    {
        ChargeId? id = charge.Id;
        var (consent, setup) = (charge.ConsentId, agreed ?? charge.SetupId);

        // Without payloads, because the names of staff are not disclosed outside.
        return
        [
            .. await db.Set<LedgerEntry>().AsNoTracking()
                .Where(entry => entry.ChargeId == id
                    || (entry.ChargeId == null && ((consent != null && entry.ConsentId == consent)
                        || (setup != null && entry.SetupId == setup))))
                .OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken),
        ];
    }

    private async Task<ImmutableArray<ChargeView>> EarlierAsync(PortalDb db, ChargeView charge, CancellationToken cancellationToken)
    {
        var all = await charges.ListOfCustomerAsync(charge.CustomerId, cancellationToken);
        var ids = all.Select(one => one.Id).ToList();
        var disputed = await db.Set<ChargeDispute>().Where(dispute => ids.Contains(dispute.ChargeId))
            .Select(dispute => dispute.ChargeId).ToListAsync(cancellationToken);
        return
        [
            .. all.Where(one => one.State is ChargeState.Succeeded && one.RequestedAt < charge.RequestedAt && !disputed.Contains(one.Id)
                    && one.CardBrand == charge.CardBrand && one.CardLast4 == charge.CardLast4)
                .OrderByDescending(one => one.RequestedAt).Take(MostEarlier).Reverse(),
        ];
    }
}
