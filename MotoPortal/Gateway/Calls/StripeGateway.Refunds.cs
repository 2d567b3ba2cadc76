using System.Collections.Immutable;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using Stripe;

namespace MotoPortal.Gateway.Calls;

/// <content>Refunds and disputes.</content>
internal sealed partial class StripeGateway
{
    /// <summary>Refunds a payment, in whole or in part. This is also the way for cards that were keyed in on a reader.</summary>
    public async Task<GatewayAnswer<StripeRefund>> CreateRefundAsync(NewStripeRefund refund, string idempotencyKey)
    {
        var options = new RefundCreateOptions
        {
            PaymentIntent = refund.PaymentIntent.Value,
            Amount = refund.Amount.AmountMinorUnits,
            Reason = refund.Reason,
            Metadata = await MarkedAsync(refund.Metadata),
        };
        return await ActAsync("create_refund", async key => From(await Client.V1.Refunds.CreateAsync(options, key)), idempotencyKey);
    }

    /// <summary>The refunds of a payment, newest first, at most 100.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeRefund>>> ListRefundsAsync(PaymentIntentId payment, CancellationToken cancellationToken)
    {
        var options = new RefundListOptions { PaymentIntent = payment.Value, Limit = MostListed };
        return AskAsync(
            "list_refunds",
            async () => (await Client.V1.Refunds.ListAsync(options, cancellationToken: cancellationToken)).Select(From).ToImmutableArray(),
            cancellationToken);
    }

    /// <summary>The disputes of a payment, newest first.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeDispute>>> ListDisputesAsync(
        PaymentIntentId payment, CancellationToken cancellationToken)
    {
        var options = new DisputeListOptions { PaymentIntent = payment.Value, Limit = MostListed };
        return AskAsync(
            "list_disputes",
            async () => (await Client.V1.Disputes.ListAsync(options, cancellationToken: cancellationToken)).Select(From).ToImmutableArray(),
            cancellationToken);
    }

    /// <summary>The account's recent refunds and disputes, also those made elsewhere; finds those for which no event arrived.</summary>
    /// <param name="since">Created at or after this time, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<GatewayAnswer<StripeReversals>> ListReversalsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var lately = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime };
        return AskAsync(
            "list_taken_back",
            async () =>
            {
                var refunds = ImmutableArray.CreateBuilder<StripeRefund>();
                await foreach (var refund in Client.V1.Refunds.ListAutoPagingAsync(
                    new RefundListOptions { Created = lately, Limit = MostListed }, cancellationToken: cancellationToken))
                {
                    refunds.Add(From(refund));
                }

                var disputes = ImmutableArray.CreateBuilder<StripeDispute>();
                await foreach (var dispute in Client.V1.Disputes.ListAutoPagingAsync(
                    new DisputeListOptions { Created = lately, Limit = MostListed }, cancellationToken: cancellationToken))
                {
                    disputes.Add(From(dispute));
                }

                return new StripeReversals(refunds.ToImmutable(), disputes.ToImmutable());
            },
            cancellationToken);
    }

    private static StripeRefund From(Refund refund) => new(
        StripeRefundId.From(refund.Id),
        PaymentIntentId.TryFrom(refund.PaymentIntentId),
        new Money(refund.Amount, refund.Currency),
        refund.Status switch
        {
            "succeeded" => StripeRefundStatus.Succeeded,
            "failed" => StripeRefundStatus.Failed,
            "canceled" => StripeRefundStatus.Canceled,
            "requires_action" => StripeRefundStatus.RequiresAction,
            _ => StripeRefundStatus.Pending,
        },
        refund.FailureReason,
        refund.Reason,
        Utc(refund.Created),
        refund.Metadata is { } metadata ? StripeMapping.Masked(metadata) : ImmutableDictionary<string, string>.Empty);

    private static StripeDispute From(Dispute dispute) => new(
        DisputeId.From(dispute.Id),
        PaymentIntentId.TryFrom(dispute.PaymentIntentId),
        new Money(dispute.Amount, dispute.Currency),
        dispute.Reason ?? "general",
        dispute.Status ?? "",
        dispute.EvidenceDetails?.DueBy is { } due ? Utc(due) : null,
        (int)(dispute.EvidenceDetails?.SubmissionCount ?? 0),
        Utc(dispute.Created));

    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
