using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Primitives;
using MotoPortal.Refunds;

namespace MotoPortal.Disputes;

/// <summary>
/// Reads open disputes again, and looks every quarter of an hour whether anything of the last week was refunded or disputed that the
/// portal has not heard of: a portal that Stripe cannot reach hears of nothing else.
/// </summary>
internal sealed partial class DisputeReconciler(
    IDbContextFactory<PortalDb> contexts, Atomic atomic, StripeGateway stripe, DisputeWorkflow disputes, RefundWorkflow refunds, TimeProvider time, ILogger<DisputeReconciler> log) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    /// <summary>Reads the disputes again whose time has come; answers of how many charges.</summary>
    public async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var due = await FindDueAsync(cancellationToken);
        foreach (var id in due)
        {
            if (await ClaimAsync(id, cancellationToken))
            {
                await disputes.SettleAsync(id, cancellationToken);
            }
        }

        return due.Count;
    }

    /// <summary>Looks for refunds and disputes of the last week that are not written down; answers of how many charges there were some.</summary>
    public async Task<int> LookAroundAsync(CancellationToken cancellationToken)
    {
        if (await stripe.ListTakenBackAsync(time.GetUtcNow() - Lately, cancellationToken) is not GatewayAnswer<StripeTakenBack>.Done { Value: var told })
        {
            return 0;
        }

        var refunded = await ChargesOfAsync(await NewRefundsAsync(told.Refunds, cancellationToken), cancellationToken);
        var disputed = await ChargesOfAsync(await NewDisputesAsync(told.Disputes, cancellationToken), cancellationToken);
        foreach (var id in refunded)
        {
            await refunds.SettleAsync(id, cancellationToken);
        }

        foreach (var id in disputed)
        {
            await disputes.SettleAsync(id, cancellationToken);
        }

        return refunded.Union(disputed).Count();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lookAt = time.GetUtcNow();
        using var ticks = new PeriodicTimer(Tick, time);
        do
        {
            try
            {
                await WorkAsync(stoppingToken);
                if (time.GetUtcNow() >= lookAt)
                {
                    lookAt = time.GetUtcNow() + BetweenLooks;
                    await LookAroundAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(log, exception);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<List<ChargeId>> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ChargeDispute>().Where(dispute => dispute.NextCheckAt != null && dispute.NextCheckAt <= now).Select(dispute => dispute.ChargeId).Distinct().OrderBy(id => id).Take(AtOnce).ToListAsync(cancellationToken);
    }

    private Task<bool> ClaimAsync(ChargeId id, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var now = time.GetUtcNow();
                var due = await scope.Db.Set<ChargeDispute>().Where(dispute => dispute.ChargeId == id && dispute.NextCheckAt != null && dispute.NextCheckAt <= now).ToListAsync(cancellationToken);
                foreach (var dispute in due)
                {
                    dispute.CheckAt(now + Claim);
                }

                return due.Count > 0;
            },
            cancellationToken);

    private async Task<List<PaymentIntentId>> NewRefundsAsync(ImmutableArray<StripeRefund> told, CancellationToken cancellationToken)
    {
        var ids = told.Select(refund => (StripeRefundId?)refund.Id).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<ChargeRefund>().Where(refund => ids.Contains(refund.StripeRefundId)).Select(refund => refund.StripeRefundId!.Value).ToHashSetAsync(cancellationToken);
        return [.. told.Where(refund => !known.Contains(refund.Id)).Select(refund => refund.PaymentIntent).OfType<PaymentIntentId>().Distinct()];
    }

    private async Task<List<PaymentIntentId>> NewDisputesAsync(ImmutableArray<StripeDispute> told, CancellationToken cancellationToken)
    {
        var ids = told.Select(dispute => dispute.Id).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<ChargeDispute>().Where(dispute => ids.Contains(dispute.Id)).Select(dispute => dispute.Id).ToHashSetAsync(cancellationToken);
        return [.. told.Where(dispute => !known.Contains(dispute.Id)).Select(dispute => dispute.PaymentIntent).OfType<PaymentIntentId>().Distinct()];
    }

    private async Task<List<ChargeId>> ChargesOfAsync(List<PaymentIntentId> payments, CancellationToken cancellationToken)
    {
        var wanted = payments.Select(payment => (PaymentIntentId?)payment).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Charge>().Where(charge => wanted.Contains(charge.PaymentIntentId)).Select(charge => charge.Id).ToListAsync(cancellationToken);
    }

    [LoggerMessage(5631, LogLevel.Error, "Disputes could not be read; it is tried again in a minute")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
