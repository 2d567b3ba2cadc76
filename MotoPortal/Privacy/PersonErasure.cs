using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Customers;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Primitives;
using MotoPortal.Refunds;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SignedForms;

namespace MotoPortal.Privacy;

/// <summary>
/// Takes a person out of every table, within one transaction. What stays tells no person: consents with their scope and times,
/// entries of the ledger with their commitments, brand and last four digits of cards; charges and refunds with their amounts and days,
/// which the law on accounts wants kept.
/// </summary>
internal sealed class PersonErasure(SignedFormVault forms, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>Erases; the customer's consents have ended before, and <see cref="ErasureHold"/> was asked in the same transaction.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="basis">Why: a person's wish, or a rule of retention.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, KnownCustomer customer, string basis, Actor actor, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var now = time.GetUtcNow();
        if (await ErasureHold.FindAsync(db, customer.Id, cancellationToken) is { } hold)
        {
            throw new InvalidOperationException(
                $"The customer's data are held because of charge {hold.ChargeNumber} ({hold.Reason}); who erases asks for that first.");
        }

        var setups = await db.Set<CardSetup>().Where(setup => setup.CustomerId == customer.Id).ToListAsync(cancellationToken);
        var setupIds = setups.Select(setup => setup.Id).ToList();
        var consents = await db.Set<Consent>().AsNoTracking().Where(consent => consent.CustomerId == customer.Id).Select(consent => new { consent.Id, consent.SetupId }).ToListAsync(cancellationToken);
        var consentIds = consents.Select(consent => consent.Id).ToList();

        var payloads = await LedgerErasure.EraseAsync(scope, PersonEntries.Of(db, customer.Id, setupIds), now, cancellationToken);
        var mails = await MailOutbox.EraseOfCustomerAsync(scope, customer.Id, cancellationToken);
        var links = await db.Set<WithdrawalLink>().Where(link => consentIds.Contains(link.ConsentId)).ExecuteDeleteAsync(cancellationToken);
        var evidence = await db.Set<ConsentEvidence>().Where(one => consentIds.Contains(one.ConsentId)).ExecuteDeleteAsync(cancellationToken);
        var erasedForms = await EraseFormsAsync(scope, setupIds, actor, cancellationToken);
        await db.Set<ConsentDraftRow>().Where(draft => setupIds.Contains(draft.SetupId)).ExecuteDeleteAsync(cancellationToken);
        await ForgetRequestsAsync(db, setupIds, cancellationToken);
        var references = setups.Count(setup => setup.OrderReference is not null);
        foreach (var setup in setups)
        {
            setup.ForgetOrder();
        }

        await ForgetWordsOfChargesAsync(scope, customer.Id, cancellationToken);
        if (!customer.IsErased)
        {
            db.Add(PendingCustomerDeletion.Plan(customer.Id, customer.StripeId, now));
        }

        customer.Erase(now);
        foreach (var consent in consents)
        {
            db.Add(ConsentFact.Write(consent.Id, ConsentFactKind.PersonErased, actor, now));
        }

        var counts = new ErasedCounts(payloads, mails, erasedForms, evidence, links, references);
        ledger.Append(scope, "person.erased", actor, new LedgerSubjects(Customer: customer.Id), new { basis, consents = consents.Count, counts.LedgerPayloads, counts.Mails, counts.SignedForms, counts.Evidence, counts.WithdrawalLinks, counts.OrderReferences });
        scope.Ring(ConsentTopics.Any);
        scope.Ring(ConsentTopics.Of(customer.Id));
        return counts;
    }

    private static async Task ForgetWordsOfChargesAsync(AtomicScope scope, PortalCustomerId customer, CancellationToken cancellationToken)
    {
        var charges = await scope.Db.Set<Charge>().Where(charge => charge.CustomerId == customer).ToListAsync(cancellationToken);
        var ids = charges.Select(charge => charge.Id).ToList();
        foreach (var charge in charges)
        {
            charge.ForgetWords();
            ChargeRecords.SaveWithoutEntry(scope, charge);
        }

        foreach (var refund in await scope.Db.Set<ChargeRefund>().Where(refund => ids.Contains(refund.ChargeId)).ToListAsync(cancellationToken))
        {
            refund.ForgetWords();
        }
    }

    private async Task<int> EraseFormsAsync(AtomicScope scope, List<CardSetupId> setups, Actor actor, CancellationToken cancellationToken)
    {
        var ids = await scope.Db.Set<SignedForm>().AsNoTracking().Where(form => setups.Contains(form.SetupId)).Select(form => form.Id).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            await forms.EraseAsync(scope, id, actor, cancellationToken);
        }

        return ids.Count;
    }

    // A hash of a name and a telephone number is guessed in seconds; the calls were answered long ago.
    private static Task<int> ForgetRequestsAsync(PortalDb db, List<CardSetupId> setups, CancellationToken cancellationToken)
    {
        var subjects = setups.Select(setup => setup.Value).ToList();
        return db.Set<StripeCall>().Where(call => call.Kind == "customer" && subjects.Contains(call.Subject)).ExecuteDeleteAsync(cancellationToken);
    }
}
