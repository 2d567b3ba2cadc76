using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Customers;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Primitives;
using MotoPortal.Refunds;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SignedForms;

namespace MotoPortal.Privacy;

/// <summary>Puts together what is held on a customer, from every room that holds something.</summary>
internal sealed class CustomerFileReads(IDbContextFactory<PortalDb> contexts, ConsentReads consents, ChargeReads charges, RefundReads refunds, DisputeReads disputes, MailReads mails, TimeProvider time)
{
    private const string Schema = "motoportal.person/1";

    /// <summary>The customer's file; null when there is no such customer.</summary>
    public async Task<CustomerFile?> ReadAsync(PortalCustomerId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<KnownCustomer>().AsNoTracking().SingleOrDefaultAsync(customer => customer.Id == id, cancellationToken) is not { } customer)
        {
            return null;
        }

        var setups = await db.Set<CardSetup>().AsNoTracking().Where(setup => setup.CustomerId == id).OrderByDescending(setup => setup.StartedAt).ToListAsync(cancellationToken);
        var setupIds = setups.Select(setup => setup.Id).ToList();
        var forms = await db.Set<SignedForm>().AsNoTracking().Where(form => setupIds.Contains(form.SetupId)).OrderBy(form => form.At).ToListAsync(cancellationToken);
        var entries = await PersonEntries.Of(db, id, setupIds).AsNoTracking().Include(entry => entry.Payload).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        var refusals = await db.Set<ConsentRefusal>().AsNoTracking().Where(refusal => refusal.CustomerId == id).OrderByDescending(refusal => refusal.RefusedAt).ToListAsync(cancellationToken);
        return new CustomerFile(
            Schema,
            time.GetUtcNow(),
            new HeldCustomer(customer.Id, customer.StripeId, customer.Name, customer.Email, customer.Phone, customer.SeenAt),
            [.. await ConsentsAsync(db, id, cancellationToken)],
            [.. refusals.Select(refusal => new HeldRefusal(refusal.SetupId, refusal.Channel, refusal.Reason, refusal.TermsVersion, refusal.Language, refusal.RefusedAt))],
            [
                .. setups.Select(setup => new HeldSetup(
                    setup.Id, setup.Task, setup.State, setup.Channel, setup.OrderReference, setup.Amount, setup.AmountAgreedAt, setup.SetupIntentId, setup.PaymentIntentId, setup.Attempt, setup.StartedBy, setup.StartedAt, setup.ChangedAt)),
            ],
            [.. await ChargesAsync(db, id, cancellationToken)],
            [.. await mails.ListOfCustomerAsync(id, cancellationToken)],
            [.. forms.Select(form => form.ToView())],
            [
                .. entries.Select(entry => new HeldEntry(
                    entry.Sequence, entry.Kind, entry.At, entry.ActorId, entry.ActorRole, entry.SetupId, entry.ConsentId, entry.Commitment, PayloadOf(entry))),
            ]);
    }

    // All of them, unlike the customer's page, which shows the newest only.
    private async Task<List<HeldCharge>> ChargesAsync(PortalDb db, PortalCustomerId id, CancellationToken cancellationToken)
    {
        var ids = await db.Set<Charge>().AsNoTracking().Where(charge => charge.CustomerId == id).OrderByDescending(charge => charge.Number).Select(charge => charge.Id).ToListAsync(cancellationToken);
        List<HeldCharge> held = [];
        foreach (var charge in ids)
        {
            if (await charges.FindAsync(charge, cancellationToken) is { } record && await refunds.FindAsync(charge, cancellationToken) is { } given)
            {
                held.Add(new HeldCharge(record, given.Refunds, [.. await disputes.ListOfChargeAsync(charge, cancellationToken)]));
            }
        }

        return held;
    }

    private async Task<List<HeldConsent>> ConsentsAsync(PortalDb db, PortalCustomerId id, CancellationToken cancellationToken)
    {
        var given = await consents.ListOfCustomerAsync(id, cancellationToken);
        var ids = given.Select(consent => consent.Id).ToList();
        var facts = await db.Set<ConsentFact>().AsNoTracking().Where(fact => ids.Contains(fact.ConsentId)).OrderBy(fact => fact.Id).ToListAsync(cancellationToken);
        var removals = await db.Set<PlannedCardRemoval>().AsNoTracking().Where(removal => ids.Contains(removal.ConsentId)).ToDictionaryAsync(removal => removal.ConsentId, cancellationToken);
        var links = await db.Set<WithdrawalLink>().AsNoTracking().Where(link => ids.Contains(link.ConsentId)).OrderBy(link => link.MadeAt).ToListAsync(cancellationToken);
        var evidence = await db.Set<ConsentEvidence>().AsNoTracking().Where(one => ids.Contains(one.ConsentId)).ToDictionaryAsync(one => one.ConsentId, cancellationToken);
        return
        [
            .. given.Select(consent => new HeldConsent(
                consent,
                evidence.GetValueOrDefault(consent.Id)?.ToView(),
                [.. facts.Where(fact => fact.ConsentId == consent.Id).Select(fact => new HeldFact(fact.Kind, fact.At))],
                removals.GetValueOrDefault(consent.Id) is { } removal ? new HeldRemoval(removal.DueAt, removal.DoneAt, removal.Tries) : null,
                [.. links.Where(link => link.ConsentId == consent.Id).Select(link => new HeldLink(link.MadeAt, link.UsedAt))])),
        ];
    }

    private static JsonElement? PayloadOf(LedgerEntry entry) => entry.Payload is { } payload ? JsonElement.Parse(payload.Json) : null;
}
