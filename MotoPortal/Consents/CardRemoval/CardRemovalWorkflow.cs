using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>Removes a card at Stripe that no consent covers any more; <see cref="CardRemovalWorker"/> decides when.</summary>
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
    /// <summary>The number of cards whose removal is ten minutes overdue, for administrators.</summary>
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

    /// <summary>Asks Stripe to detach the card, reads whether it is gone, and records the result.</summary>
    public async Task<JobOutcome> RemoveAsync(DetachCommand command)
    {
        if (await acting.AllowedAsync(Policies.RunJobs, CancellationToken.None) is null)
        {
            return JobOutcome.NotAllowed;
        }

        var answer = await stripe.DetachCardAsync(command.Card, command.Key);

        // The card counts as removed only once it was read as detached, whatever the call answered.
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
                    // It had been removed at Stripe before, and Stripe's event reported that.
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

    /// <summary>A removal that this node has claimed.</summary>
    /// <param name="ConsentId">The consent that covered the card.</param>
    /// <param name="Card">The card at Stripe.</param>
    /// <param name="Key">The idempotency key of the call.</param>
    internal sealed record DetachCommand(ConsentId ConsentId, PaymentMethodId Card, string Key);
}
