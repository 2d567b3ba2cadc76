using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents;

/// <summary>
/// What becomes of a saved card elsewhere: the bank renews it, or somebody removes it at Stripe. The event is only a reason to read the
/// card; what is learned is a fact beside the consent, whose sealed card never changes.
/// </summary>
internal sealed class CardNews(IDbContextFactory<PortalDb> contexts, Atomic atomic, StripeGateway stripe, LedgerWriter ledger, TimeProvider time) : IStripeEventHandler
{
    /// <inheritdoc/>
    public async Task ApplyAsync(StripeNotice notice, CancellationToken cancellationToken)
    {
        if (notice.PaymentMethod is not { } id || !await IsOursAsync(id, cancellationToken))
        {
            return;
        }

        switch (await stripe.ReadCardAsync(id, cancellationToken))
        {
            case GatewayAnswer<StripeCard?>.Done { Value: { Customer: not null } card }:
                await NoteRenewalAsync(card, cancellationToken);
                return;
            case GatewayAnswer<StripeCard?>.Done { Value: { Customer: null } }:
            case GatewayAnswer<StripeCard?>.Refused { Refusal.Reason: RefusalReason.NotFound }:
                await NoteRemovalAsync(id, cancellationToken);
                return;
            default:
                throw new InvalidOperationException("The card that an event speaks of could not be read; the event is applied again later.");
        }
    }

    private async Task<bool> IsOursAsync(PaymentMethodId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SavedCard>().AnyAsync(card => card.PaymentMethodId == id, cancellationToken);
    }

    private Task NoteRenewalAsync(StripeCard card, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var known = await scope.Db.Set<SavedCard>().AsNoTracking().SingleAsync(kept => kept.PaymentMethodId == card.Id, cancellationToken);
                var last = await scope.Db.Set<ConsentFact>().AsNoTracking()
                    .Where(fact => fact.ConsentId == known.ConsentId && fact.Kind == ConsentFactKind.CardRenewed)
                    .OrderByDescending(fact => fact.Id)
                    .FirstOrDefaultAsync(cancellationToken);
                if ((last?.Last4 ?? known.Last4, last?.ExpMonth ?? known.ExpMonth, last?.ExpYear ?? known.ExpYear) == (card.Last4, card.ExpMonth, card.ExpYear))
                {
                    return;
                }

                scope.Db.Add(ConsentFact.Renewed(known.ConsentId, card, time.GetUtcNow()));
                var detail = $"{SealedCardWords.Of(card.Brand, card.Last4)} · {SealedCardWords.Expiry(card.ExpMonth, card.ExpYear)}";
                var renewed = new { detail, last4 = card.Last4, expMonth = card.ExpMonth, expYear = card.ExpYear };
                await TellAsync(scope, known.ConsentId, "card.renewed", renewed, cancellationToken);
            },
            cancellationToken);

    private Task NoteRemovalAsync(PaymentMethodId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var known = await scope.Db.Set<SavedCard>().AsNoTracking().SingleAsync(kept => kept.PaymentMethodId == id, cancellationToken);
                if (await scope.Db.Set<ConsentFact>().AnyAsync(fact => fact.ConsentId == known.ConsentId && fact.Kind == ConsentFactKind.CardRemoved, cancellationToken)
                    || await scope.Db.Set<CardRemoval>().AnyAsync(removal => removal.ConsentId == known.ConsentId && removal.DoneAt == null, cancellationToken))
                {
                    // Known already, or our own doing, which whoever asked for it writes down.
                    return;
                }

                scope.Db.Add(ConsentFact.Write(known.ConsentId, ConsentFactKind.CardRemoved, Actor.Portal, time.GetUtcNow()));
                await TellAsync(scope, known.ConsentId, "card.removed", new { detail = (string?)null }, cancellationToken);
            },
            cancellationToken);

    private async Task TellAsync(AtomicScope scope, ConsentId id, string kind, object details, CancellationToken cancellationToken)
    {
        var consent = await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == id, cancellationToken);
        ledger.Append(scope, kind, Actor.Portal, new LedgerSubjects(consent.SetupId, id, consent.CustomerId), details);
        ConsentTopics.Ring(scope, consent);
    }
}
