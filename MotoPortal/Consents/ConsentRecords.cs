using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents;

/// <summary>What is known when a customer says yes.</summary>
internal sealed record ConsentGiven(
    CardSetupId SetupId,
    PortalCustomerId CustomerId,
    OrderChannel Channel,
    string OrderReference,
    int TermsVersion,
    string Language,
    ConsentScope Scope,
    bool AllowsRedisplay,
    Actor Actor);

/// <summary>Writes consents and seals cards into them, each with its ledger entry, in the transaction of the setup's change.</summary>
internal sealed class ConsentRecords(LedgerWriter ledger, TimeProvider time)
{
    // The first consent of a store does not look like the first.
    private const int FirstNumber = 1001;

    /// <summary>Writes a consent down.</summary>
    public async Task<ConsentId> GiveAsync(AtomicScope scope, ConsentGiven given, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = await scope.Db.Set<Consent>().MaxAsync(consent => (int?)consent.Number, cancellationToken);
        var consent = Consent.Give(ConsentId.Create(now), (last ?? FirstNumber - 1) + 1, given, now);
        scope.Db.Add(consent);
        ledger.Append(
            scope,
            "consent.given",
            given.Actor,
            new LedgerSubjects(given.SetupId, consent.Id, given.CustomerId),
            new
            {
                number = ConsentNumber.Write(consent.Number),
                channel = given.Channel.ToString(),
                orderReference = given.OrderReference,
                termsVersion = given.TermsVersion,
                language = given.Language,
                scope = ScopeDetails.Of(given.Scope),
                allowsRedisplay = given.AllowsRedisplay,
            });
        return consent.Id;
    }

    /// <summary>Seals a card into its consent; does nothing when it is sealed already.</summary>
    public async Task SealAsync(AtomicScope scope, ConsentId id, StripeCard card, bool? countedAsMoto, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<SavedCard>().AnyAsync(sealedCard => sealedCard.ConsentId == id, cancellationToken))
        {
            return;
        }

        var consent = await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == id, cancellationToken);
        scope.Db.Add(SavedCard.Seal(id, card, countedAsMoto, time.GetUtcNow()));
        if (await scope.Db.Set<ConsentEnding>().AnyAsync(ending => ending.ConsentId == id, cancellationToken))
        {
            // The reader was asked while the consent stood, and the card came when it had ended.
            scope.Db.Add(CardRemoval.Want(id, card.Id, CardRemovalReason.ArrivedLate, time.GetUtcNow()));
        }

        ledger.Append(
            scope,
            "card.sealed",
            Actor.Portal,
            new LedgerSubjects(consent.SetupId, id, consent.CustomerId),
            new { paymentMethod = card.Id.Value, brand = card.Brand, last4 = card.Last4, expMonth = card.ExpMonth, expYear = card.ExpYear, countedAsMoto });
        ConsentTopics.Ring(scope, consent);
    }

    /// <summary>Notes that no card will be saved under a consent.</summary>
    public void EndWithoutCard(AtomicScope scope, ConsentId id, Actor actor) =>
        scope.Db.Add(ConsentEnding.Write(id, ConsentEndingKind.WithoutCard, actor, time.GetUtcNow()));
}
