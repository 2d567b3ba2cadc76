using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>
/// Removes cards at Stripe that no consent covers any more. Several nodes may work at once: whoever moves a row's next try is the
/// one who asks Stripe.
/// </summary>
internal sealed partial class CardRemovalWorkflow(
    IDbContextFactory<PortalDb> contexts, Atomic atomic, StripeGateway stripe, CardChecks cards, CallJournal journal, LedgerWriter ledger, TimeProvider time, ILogger<CardRemovalWorkflow> log)
{
    private const string CallKind = "detach";
    private const int AtOnce = 20;

    /// <summary>Tries every removal that is due, once.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<ConsentId> due;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await db.Set<PlannedCardRemoval>()
                .Where(removal => removal.NextTryAt != null && removal.NextTryAt <= now)
                .OrderBy(removal => removal.NextTryAt)
                .Select(removal => removal.ConsentId)
                .Take(AtOnce)
                .ToListAsync(cancellationToken);
        }

        await Parallel.ForEachAsync(due, cancellationToken, async (id, token) => await RemoveAsync(id, token));
    }

    /// <summary>How many cards should have been gone for ten minutes and are not: an administrator should know.</summary>
    public async Task<int> CountLateAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - RemovalSchedule.Alarm;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<PlannedCardRemoval>().CountAsync(removal => removal.DoneAt == null && removal.DueAt <= since, cancellationToken);
    }

    private async Task RemoveAsync(ConsentId id, CancellationToken cancellationToken)
    {
        try
        {
            if (await ClaimAsync(id, cancellationToken) is { } command)
            {
                var answer = await stripe.DetachCardAsync(command.Card, command.Key);

                // Whatever it answered, the card counts as removed only when it was read to be gone.
                var isGone = answer is not GatewayAnswer<StripeCard?>.NotSent && await cards.ReadAsync(command.Card, CancellationToken.None) is CardStanding.Gone;
                await WriteDownAsync(id, command.Key, answer, isGone);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotRemoved(log, exception, id);
        }
    }

    /// <summary>Moves the row's next try and writes the call down; null when somebody else has it in hand.</summary>
    private Task<DetachCommand?> ClaimAsync(ConsentId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var now = time.GetUtcNow();
                var removal = await scope.Db.Set<PlannedCardRemoval>().SingleAsync(removal => removal.ConsentId == id, cancellationToken);
                if (!removal.IsDue(now))
                {
                    return null;
                }

                removal.Try(now + RemovalSchedule.InHand);
                var call = await journal.PrepareAsync(scope, CallKind, id.Value, new { card = removal.PaymentMethodId.Value }, cancellationToken);
                return new DetachCommand(removal.PaymentMethodId, call.Key);
            },
            cancellationToken);

    private Task WriteDownAsync(ConsentId id, string key, GatewayAnswer<StripeCard?> answer, bool isGone) =>
        atomic.RunAsync(
            async scope =>
            {
                var now = time.GetUtcNow();
                await journal.NoteAsync(scope, key, answer, CancellationToken.None);
                var removal = await scope.Db.Set<PlannedCardRemoval>().SingleAsync(removal => removal.ConsentId == id, CancellationToken.None);
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
                if (await scope.Db.Set<ConsentFact>().AnyAsync(fact => fact.ConsentId == id && fact.Kind == ConsentFactKind.CardRemoved, CancellationToken.None))
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
                    new { paymentMethod = removal.PaymentMethodId.Value, reason = removal.Reason.ToString(), tries = removal.Tries });
                ConsentTopics.Ring(scope, consent);
            },
            CancellationToken.None);

    private sealed record DetachCommand(PaymentMethodId Card, string Key);

    [LoggerMessage(5201, LogLevel.Error, "The card of consent {ConsentId} could not be removed; it is tried again")]
    private static partial void LogNotRemoved(ILogger log, Exception exception, ConsentId consentId);
}
