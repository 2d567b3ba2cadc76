using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;

namespace MotoPortal.Deliveries;

/// <summary>Has events tried again that the portal has given up, or sets aside one that it cannot read.</summary>
internal sealed class DeadLetterWorkflow(
    ActingPerson acting, Atomic atomic, IDbContextFactory<PortalDb> contexts, StripeGateway stripe, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>Has one event tried again; one that could not be read is read at Stripe.</summary>
    /// <param name="eventId">Stripe's id of it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<DeadLetterOutcome> ReplayAsync(string eventId, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new DeadLetterOutcome.NotAllowed();
        }

        StripeEventDetails? read = null;
        if (await IsUnreadableAsync(eventId, cancellationToken))
        {
            switch (await stripe.ReadEventAsync(eventId, cancellationToken))
            {
                case GatewayAnswer<StripeEventDetails>.Done { Value: var found }:
                    read = found;
                    break;
                case GatewayAnswer<StripeEventDetails>.Refused { Refusal.Reason: RefusalReason.NotFound }:
                    return new DeadLetterOutcome.NotAtStripe();
                default:
                    return new DeadLetterOutcome.CannotAskStripe();
            }
        }

        return await atomic.RunAsync(scope => ReplayAsync(scope, eventId, read, actor, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Reads at Stripe the events that could not be read when they came, because the program may be another one since, and has them tried
    /// again. What Stripe does not know any more stays as it is.
    /// </summary>
    /// <param name="since">Events that were given up later are left alone.</param>
    /// <param name="cancellationToken">Ends it between two events.</param>
    public async Task<DeadLetterOutcome> ReadAnewAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.RunJobs, cancellationToken) is not { } actor)
        {
            return new DeadLetterOutcome.NotAllowed();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await DeliveryReads.Letters(db).Where(row => row.Problem == EventProblem.Unreadable && row.GaveUpAt < since)
            .OrderByDescending(row => row.GaveUpAt).ThenBy(row => row.EventId).Select(row => row.EventId)
            .Take(DeliveryReads.MostListed).ToListAsync(cancellationToken);
        var read = 0;
        foreach (var id in ids)
        {
            switch (await stripe.ReadEventAsync(id, cancellationToken))
            {
                case GatewayAnswer<StripeEventDetails>.Done { Value: var found }:
                    await atomic.RunAsync(scope => ReplayAsync(scope, id, found, actor, cancellationToken), cancellationToken);
                    read++;
                    break;
                case GatewayAnswer<StripeEventDetails>.Refused { Refusal.Reason: RefusalReason.NotFound }:
                    break;
                default:
                    return new DeadLetterOutcome.CannotAskStripe();
            }
        }

        return new DeadLetterOutcome.Replayed(read);
    }

    /// <summary>Has all events tried again that can be.</summary>
    public async Task<DeadLetterOutcome> ReplayAllAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new DeadLetterOutcome.NotAllowed();
        }

        return await atomic.RunAsync<DeadLetterOutcome>(
            async scope =>
            {
                var rows = DeliveryReads.Replayable(scope.Db);
                var now = time.GetUtcNow();
                await scope.Db.Set<WorkHold>()
                    .Where(hold => hold.Worker == nameof(WebhookWorker) && rows.Any(row => row.Subject == hold.Key))
                    .ExecuteDeleteAsync(cancellationToken);
                var replayed = await rows.ExecuteUpdateAsync(
                    change => change
                        .SetProperty(row => row.DueAt, now)
                        .SetProperty(row => row.ReplayedAt, now)
                        .SetProperty(row => row.Problem, (EventProblem?)null)
                        .SetProperty(row => row.GaveUpAt, (DateTimeOffset?)null),
                    cancellationToken);
                if (replayed == 0)
                {
                    return new DeadLetterOutcome.NotFound();
                }

                var entry = new DeliveryEntries.Replayed(replayed, Event: null, Type: null, Problem: null);
                ledger.Append(scope, "webhook.replayed", actor, default, entry);
                Ring(scope);
                return new DeadLetterOutcome.Replayed(replayed);
            },
            cancellationToken);
    }

    /// <summary>Sets aside one event that cannot be read, so that it is not listed any more.</summary>
    /// <param name="eventId">Stripe's id of it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<DeadLetterOutcome> SetAsideAsync(string eventId, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new DeadLetterOutcome.NotAllowed();
        }

        return await atomic.RunAsync<DeadLetterOutcome>(
            async scope =>
            {
                if (await DeliveryReads.Letters(scope.Db).SingleOrDefaultAsync(
                        row => row.EventId == eventId && row.Problem == EventProblem.Unreadable, cancellationToken)
                    is not { } row)
                {
                    return new DeadLetterOutcome.NotFound();
                }

                ledger.Append(scope, "webhook.set_aside", actor, default, new DeliveryEntries.SetAside(row.EventId, row.Type));
                row.SetAside(time.GetUtcNow());
                Ring(scope);
                return new DeadLetterOutcome.SetAside();
            },
            cancellationToken);
    }

    private async Task<DeadLetterOutcome> ReplayAsync(
        AtomicScope scope, string eventId, StripeEventDetails? read, Actor actor, CancellationToken cancellationToken)
    {
        if (await DeliveryReads.Letters(scope.Db).SingleOrDefaultAsync(row => row.EventId == eventId, cancellationToken) is not { } row
            || (row.Problem is EventProblem.Unreadable && read is null))
        {
            return new DeadLetterOutcome.NotFound();
        }

        var entry = new DeliveryEntries.Replayed(1, row.EventId, row.Type, row.Problem?.ToString());
        ledger.Append(scope, "webhook.replayed", actor, default, entry);
        if (read is not null)
        {
            row.ReadAnew(NoticeSubjects.Of(read.Type, read.Subject), read.CreatedAt);
        }

        row.Replay(time.GetUtcNow());
        await WorkHold.ForgetAsync(scope, nameof(WebhookWorker), row.Subject);
        Ring(scope);
        return new DeadLetterOutcome.Replayed(1);
    }

    private async Task<bool> IsUnreadableAsync(string eventId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await DeliveryReads.Letters(db)
            .AnyAsync(row => row.EventId == eventId && row.Problem == EventProblem.Unreadable, cancellationToken);
    }

    private static void Ring(AtomicScope scope)
    {
        scope.Ring(WebhookInbox.Topic);
        scope.Ring(WebhookInbox.GivenUpTopic);
    }
}
