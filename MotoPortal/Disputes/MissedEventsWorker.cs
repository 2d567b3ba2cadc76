using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Disputes;

/// <summary>
/// Checks every quarter of an hour for refunds and disputes of the last week that the portal does not know: without webhooks there is no
/// other way to find those made elsewhere.
/// </summary>
internal sealed class MissedEventsWorker(WorkerEnvironment environment, StripeGateway stripe) : PeriodicWorker(environment)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(15);

    /// <summary>Looks for refunds and disputes of the last week that are not recorded.</summary>
    /// <param name="cancellationToken">Ends the pass between two charges.</param>
    /// <returns>The number of charges that had some.</returns>
    /// <exception cref="AggregateException">Some charges could not be settled; the others were.</exception>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var since = Environment.Time.GetUtcNow() - Lately;
        if (await stripe.ListReversalsAsync(since, cancellationToken) is not GatewayAnswer<StripeReversals>.Done { Value: var told })
        {
            return 0;
        }

        var refunded = await ChargesOfAsync(await NewRefundsAsync(told.Refunds, cancellationToken), cancellationToken);
        var disputed = await ChargesOfAsync(await NewDisputesAsync(told.Disputes, cancellationToken), cancellationToken);
        await using var services = JobScope.Create(Environment.Scopes);
        var refunds = services.ServiceProvider.GetRequiredService<RefundWorkflow>();
        var disputes = services.ServiceProvider.GetRequiredService<DisputeWorkflow>();
        var failures = new List<Exception>();
        await SettleEachAsync(refunded, (id, token) => refunds.SettleAsync(id, token).DemandAsync(), failures, cancellationToken);
        await SettleEachAsync(disputed, (id, token) => disputes.SettleAsync(id, token).DemandAsync(), failures, cancellationToken);
        return failures.Count is 0 ? refunded.Union(disputed).Count() : throw new AggregateException(failures);
    }

    // A charge that throws does not delay the others.
    private static async Task SettleEachAsync(
        List<ChargeId> charges,
        Func<ChargeId, CancellationToken, Task> settle,
        List<Exception> failures,
        CancellationToken cancellationToken)
    {
        foreach (var id in charges)
        {
            try
            {
                await settle(id, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(new InvalidOperationException($"The refunds or disputes of charge {id} could not be settled.", exception));
            }
        }
    }

    private async Task<List<PaymentIntentId>> NewRefundsAsync(ImmutableArray<StripeRefund> told, CancellationToken cancellationToken)
    {
        var ids = told.Select(refund => (StripeRefundId?)refund.Id).ToList();
        await using var db = await Environment.Contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<ChargeRefund>()
            .Where(refund => ids.Contains(refund.StripeRefundId))
            .Select(refund => refund.StripeRefundId!.Value)
            .ToHashSetAsync(cancellationToken);
        return
        [
            .. told.Where(refund => !known.Contains(refund.Id))
                .Select(refund => refund.PaymentIntent)
                .OfType<PaymentIntentId>()
                .Distinct(),
        ];
    }

    private async Task<List<PaymentIntentId>> NewDisputesAsync(ImmutableArray<StripeDispute> told, CancellationToken cancellationToken)
    {
        var ids = told.Select(dispute => dispute.Id).ToList();
        await using var db = await Environment.Contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<ChargeDispute>()
            .Where(dispute => ids.Contains(dispute.Id))
            .Select(dispute => dispute.Id)
            .ToHashSetAsync(cancellationToken);
        return
        [
            .. told.Where(dispute => !known.Contains(dispute.Id))
                .Select(dispute => dispute.PaymentIntent)
                .OfType<PaymentIntentId>()
                .Distinct(),
        ];
    }

    private async Task<List<ChargeId>> ChargesOfAsync(List<PaymentIntentId> payments, CancellationToken cancellationToken)
    {
        var wanted = payments.Select(payment => (PaymentIntentId?)payment).ToList();
        await using var db = await Environment.Contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Charge>()
            .Where(charge => wanted.Contains(charge.PaymentIntentId))
            .Select(charge => charge.Id)
            .ToListAsync(cancellationToken);
    }
}
