using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Data.Numbers;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents;

/// <summary>
/// Records consents and attaches saved cards to them, each with a ledger entry, in the transaction of the setup's change.
/// </summary>
internal sealed class ConsentRecords(LedgerWriter ledger, CopyMailing copies, TimeProvider time)
{
    // Numbers start above 1, so that a store's first customers do not see that they are the first.
    private const int FirstNumber = 1001;

    /// <summary>Records a consent with its evidence.</summary>
    public async Task<ConsentId> GiveAsync(AtomicScope scope, ConsentGiven given, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = await scope.Db.Set<Consent>().MaxAsync(consent => (int?)consent.Number, cancellationToken);
        var id = ConsentId.Create(now);
        var number = await NumberFloor.NextAsync(scope, NumberFloor.Consents, last, FirstNumber, cancellationToken);
        var digest = ledger.Append(
            scope,
            "consent.given",
            given.Actor,
            new LedgerSubjects(given.SetupId, id, given.Customer.Id),
            ConsentGivenRecord.Of(id, number, given, now));
        scope.Db.Add(Consent.Give(id, number, given, digest, now));
        scope.Db.Add(ConsentEvidence.Write(id, given.Channel, given.Customer, given.Evidence));
        var customer = await scope.Db.Set<KnownCustomer>().FindAsync([given.Customer.Id!.Value], cancellationToken);
        customer?.Prefer(given.Script.Language);
        return id;
    }

    /// <summary>Records that a customer refused: that they were asked, and that no card was saved.</summary>
    public void Refuse(AtomicScope scope, ConsentRefused refused)
    {
        scope.Db.Add(ConsentRefusal.Write(refused, time.GetUtcNow()));
        ledger.Append(
            scope,
            "consent.refused",
            refused.Actor,
            new LedgerSubjects(refused.SetupId, Customer: refused.CustomerId),
            new ConsentEntries.Refused(
                refused.Reason.ToString(), refused.Part?.ToString(), refused.Channel.ToString(), refused.TermsVersion, refused.Language));
    }

    /// <summary>
    /// Attaches a card to its consent and puts the customer's copy into the outbox; does nothing when a card is attached already.
    /// </summary>
    public async Task SealAsync(AtomicScope scope, ConsentId id, StripeCard card, bool? countedAsMoto, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<SavedCard>().AnyAsync(sealedCard => sealedCard.ConsentId == id, cancellationToken))
        {
            return;
        }

        var consent = await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == id, cancellationToken);
        var saved = SavedCard.Seal(id, card, countedAsMoto, time.GetUtcNow());
        scope.Db.Add(saved);
        if (await scope.Db.Set<ConsentEnding>().AnyAsync(ending => ending.ConsentId == id, cancellationToken))
        {
            // The consent ended while the reader was asking for the card.
            scope.Db.Add(PlannedCardRemoval.Plan(id, card.Id, CardRemovalReason.ArrivedLate, time.GetUtcNow()));
        }
        else
        {
            await copies.EnqueueAsync(scope, id, saved, cancellationToken);
        }

        await ReplaceAsync(scope, consent, cancellationToken);
        ledger.Append(
            scope,
            "card.sealed",
            Actor.Portal,
            new LedgerSubjects(consent.SetupId, id, consent.CustomerId),
            new ConsentEntries.Sealed(
                card.Id.Value,
                card.Brand,
                card.Last4,
                card.ExpMonth,
                card.ExpYear,
                card.Fingerprint,
                card.Mandate,
                countedAsMoto,
                card.Customer?.Value,
                ConsentGivenRecord.Moment(saved.SealedAt)));
        ConsentTopics.Ring(scope, consent);
    }

    // The older consent ends only now, because it would have stayed in force if the new one had got no card.
    private async Task ReplaceAsync(AtomicScope scope, Consent consent, CancellationToken cancellationToken)
    {
        if (consent.Replaces is not { } olderId
            || await scope.Db.Set<Consent>().AsNoTracking().SingleOrDefaultAsync(older => older.Id == olderId
                && older.CustomerId == consent.CustomerId, cancellationToken) is not { } older
            || await scope.Db.Set<ConsentEnding>().AnyAsync(ending => ending.ConsentId == olderId, cancellationToken))
        {
            return;
        }

        var now = time.GetUtcNow();
        scope.Db.Add(ConsentEnding.Write(olderId, ConsentEndingKind.Replaced, Actor.Portal, now, replacedBy: consent.Id));
        ledger.Append(
            scope,
            "consent.replaced",
            Actor.Portal,
            new LedgerSubjects(older.SetupId, olderId, older.CustomerId),
            new ConsentEntries.Replaced(ConsentNumber.Write(consent.Number), consent.Id.Value));
        if (await scope.Db.Set<SavedCard>()
            .AsNoTracking().SingleOrDefaultAsync(card => card.ConsentId == olderId, cancellationToken) is { } oldCard
            && !await scope.Db.Set<PlannedCardRemoval>().AnyAsync(removal => removal.ConsentId == olderId, cancellationToken))
        {
            scope.Db.Add(PlannedCardRemoval.Plan(olderId, oldCard.PaymentMethodId, CardRemovalReason.Replaced, now));
        }

        ConsentTopics.Ring(scope, older);
    }

    /// <summary>Ends a consent for which no card will be saved.</summary>
    public void EndWithoutCard(AtomicScope scope, ConsentId id, Actor actor) =>
        scope.Db.Add(ConsentEnding.Write(id, ConsentEndingKind.WithoutCard, actor, time.GetUtcNow()));
}
