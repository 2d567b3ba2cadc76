using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>Removes cards at Stripe that no consent covers any more; <see cref="CardRemovalWorker"/> says when.</summary>
internal sealed class CardRemovalWorkflow(
    ActingPerson acting,
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    StripeGateway stripe,
    CardChecks cards,
    CallJournal journal,
    LedgerWriter ledger,
    TimeProvider time)
{
    /// <summary>How many cards should have been gone for ten minutes and are not: an administrator should know.</summary>
    public async Task<Permitted<int>> CountLateAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return new Permitted<int>.NotAllowed();
        }

        var since = time.GetUtcNow() - RemovalSchedule.Alarm;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return new Permitted<int>.Given(
            await db.Set<PlannedCardRemoval>().CountAsync(removal => removal.DoneAt == null && removal.DueAt <= since, cancellationToken));
    }

    /// <summary>Asks Stripe to remove the card, reads whether it is gone, and writes that down.</summary>
    public async Task<JobOutcome> RemoveAsync(DetachCommand command)
    {
        if (await acting.AllowedAsync(Policies.RunJobs, CancellationToken.None) is null)
        {
            return JobOutcome.NotAllowed;
        }

        var answer = await stripe.DetachCardAsync(command.Card, command.Key);

        // Whatever it answered, the card counts as removed only when it was read to be gone.
        var isGone = answer is not GatewayAnswer<StripeCard?>.NotSent
            && await cards.ReadAsync(command.Card, CancellationToken.None) is CardStanding.Gone;
        await WriteDownAsync(command.ConsentId, command.Key, answer, isGone);
        return JobOutcome.Done;
    }

    private Task WriteDownAsync(ConsentId id, string key, GatewayAnswer<StripeCard?> answer, bool isGone) =>
        atomic.RunAsync(
            async scope =>
            {
                var now = time.GetUtcNow();
                await journal.NoteAsync(scope, key, answer, CancellationToken.None);
                var removal =
                    await scope.Db.Set<PlannedCardRemoval>().SingleAsync(removal => removal.ConsentId == id, CancellationToken.None);
                if (removal.DoneAt is not null)
                {
                    return;
                }

                if (!isGone)
                {
                    removal.TryAgainAt(now + RemovalSchedule.PauseAfter(removal.Tries));
                    return;
                }

                removal.Finish(now);
                if (await scope.Db.Set<ConsentFact>()
                    .AnyAsync(fact => fact.ConsentId == id && fact.Kind == ConsentFactKind.CardRemoved, CancellationToken.None))
                {
                    // Somebody had removed it at Stripe before, and Stripe's event said so.
                    return;
                }

                var consent = await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == id, CancellationToken.None);
                scope.Db.Add(ConsentFact.Write(id, ConsentFactKind.CardRemoved, Actor.Portal, now));
                ledger.Append(
                    scope,
                    "card.removed",
                    Actor.Portal,
                    new LedgerSubjects(consent.SetupId, id, consent.CustomerId),
                    new ConsentEntries.CardRemoved(removal.PaymentMethodId.Value, removal.Reason.ToString(), removal.Tries));
                ConsentTopics.Ring(scope, consent);
            },
            CancellationToken.None);

    /// <summary>A removal that this node has in hand.</summary>
    /// <param name="ConsentId">The consent that covered the card.</param>
    /// <param name="Card">The card at Stripe.</param>
    /// <param name="Key">The call's idempotency key.</param>
    internal sealed record DetachCommand(ConsentId ConsentId, PaymentMethodId Card, string Key);
}
