using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>
/// Reads a saved card at Stripe and records what changed: renewed, removed, or gone with its customer. Changes are recorded as facts of the
/// consent; its sealed card is never changed.
/// </summary>
internal sealed class CardChecks(
    IDbContextFactory<PortalDb> contexts, Atomic atomic, StripeGateway stripe, CustomerStandingRecords customers, LedgerWriter ledger,
    TimeProvider time)
{
    /// <summary>Reads a card's standing at Stripe without recording it.</summary>
    public async Task<CardStanding> ReadAsync(PaymentMethodId id, CancellationToken cancellationToken) =>
        (await AskAsync(id, cancellationToken)).Standing;

    /// <summary>Reads a card and records what changed. A card that belongs to no consent is only read.</summary>
    /// <param name="id">The card.</param>
    /// <param name="cancellationToken">Cancels the read, but not the recording of what was read.</param>
    public async Task<CardStanding> CheckAsync(PaymentMethodId id, CancellationToken cancellationToken)
    {
        var (standing, card) = await AskAsync(id, cancellationToken);
        if (await FindAsync(id, cancellationToken) is not { } known)
        {
            return standing;
        }

        switch (standing)
        {
            case CardStanding.Attached:
                await NoteRenewalAsync(known, card!);
                break;
            case CardStanding.Gone:
                await NoteRemovalAsync(known, await IsCustomerGoneAsync(known, cancellationToken));
                break;
        }

        return standing;
    }

    private async Task<(CardStanding Standing, StripeCard? Card)> AskAsync(
        PaymentMethodId id, CancellationToken cancellationToken) => await stripe.ReadCardAsync(id, cancellationToken) switch
        {
            GatewayAnswer<StripeCard?>.Done { Value: { Customer: not null } card } => (CardStanding.Attached, card),
            GatewayAnswer<StripeCard?>.Done { Value: { Customer: null } } => (CardStanding.Gone, null),
            GatewayAnswer<StripeCard?>.Refused { Refusal.Reason: RefusalReason.NotFound } => (CardStanding.Gone, null),
            _ => (CardStanding.NotRead, null),
        };

    private async Task<SavedCard?> FindAsync(PaymentMethodId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SavedCard>().AsNoTracking().SingleOrDefaultAsync(card => card.PaymentMethodId == id, cancellationToken);
    }

    // Deleting a customer at Stripe removes all their cards, which is recorded under its own kind, and on the customer too.
    private async Task<bool> IsCustomerGoneAsync(SavedCard known, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var customer = await db.Set<Consent>()
            .Where(consent => consent.Id == known.ConsentId)
            .Join(db.Set<KnownCustomer>(), consent => consent.CustomerId, customer => customer.Id, (consent, customer) => customer.StripeId)
            .SingleAsync(cancellationToken);
        return await customers.CheckAsync(customer, cancellationToken) is CustomerStanding.Gone;
    }

    private Task NoteRenewalAsync(SavedCard known, StripeCard card) =>
        atomic.RunAsync(
            async scope =>
            {
                var last = await scope.Db.Set<ConsentFact>().AsNoTracking()
                    .Where(fact => fact.ConsentId == known.ConsentId && fact.Kind == ConsentFactKind.CardRenewed)
                    .OrderByDescending(fact => fact.Id)
                    .FirstOrDefaultAsync(CancellationToken.None);
                if ((last?.Last4 ?? known.Last4, last?.ExpMonth
                    ?? known.ExpMonth, last?.ExpYear ?? known.ExpYear) == (card.Last4, card.ExpMonth, card.ExpYear))
                {
                    return;
                }

                scope.Db.Add(ConsentFact.Renewed(known.ConsentId, card, time.GetUtcNow()));
                var detail = $"{SealedCardText.Of(card.Brand, card.Last4)} · {SealedCardText.Expiry(card.ExpMonth, card.ExpYear)}";
                var renewed = new ConsentEntries.CardRenewed(detail, card.Last4, card.ExpMonth, card.ExpYear);
                await TellAsync(scope, known.ConsentId, "card.renewed", renewed);
            },
            CancellationToken.None);

    private Task NoteRemovalAsync(SavedCard known, bool withCustomer) =>
        atomic.RunAsync(
            async scope =>
            {
                if (await scope.Db.Set<ConsentFact>()
                    .AnyAsync(fact => fact.ConsentId == known.ConsentId && fact.Kind == ConsentFactKind.CardRemoved, CancellationToken.None)
                    || await scope.Db.Set<PlannedCardRemoval>()
                        .AnyAsync(removal => removal.ConsentId == known.ConsentId && removal.DoneAt == null, CancellationToken.None))
                {
                    // Recorded already, or done by the portal, whose workflow records it.
                    return;
                }

                scope.Db.Add(ConsentFact.Write(known.ConsentId, ConsentFactKind.CardRemoved, Actor.Portal, time.GetUtcNow()));
                if (withCustomer)
                {
                    await TellAsync(scope, known.ConsentId, "customer.deleted_at_stripe", new ConsentEntries.FoundGone(null));
                }

                await TellAsync(scope, known.ConsentId, "card.removed", new ConsentEntries.FoundGone(null));
            },
            CancellationToken.None);

    private async Task TellAsync<TDetails>(AtomicScope scope, ConsentId id, string kind, TDetails details)
        where TDetails : ILedgerDetails
    {
        var consent = await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == id, CancellationToken.None);
        ledger.Append(scope, kind, Actor.Portal, new LedgerSubjects(consent.SetupId, id, consent.CustomerId), details);
        ConsentTopics.Ring(scope, consent);
    }
}
