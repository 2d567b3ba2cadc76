using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using Stripe;

namespace MotoPortal.Gateway.Calls;

/// <content>The answer to a dispute.</content>
internal sealed partial class StripeGateway
{
    /// <summary>Reads a dispute with its evidence and files, its fee and the checks of the card at the charge.</summary>
    public Task<GatewayAnswer<StripeDisputeDetail>> ReadDisputeAsync(DisputeId id, CancellationToken cancellationToken)
    {
        var options = new DisputeGetOptions { Expand = WithChargeAndFiles };
        return AskAsync(
            "read_dispute",
            async () => DetailOf(await Client.V1.Disputes.GetAsync(id.Value, options, cancellationToken: cancellationToken)),
            cancellationToken);
    }

    /// <summary>Puts evidence to a dispute at Stripe.</summary>
    /// <param name="id">The dispute.</param>
    /// <param name="evidence">The texts; an empty one takes away what stood there.</param>
    /// <param name="submits">Whether Stripe hands it to the bank, which happens once; otherwise it is staged.</param>
    /// <param name="idempotencyKey">The key of the call.</param>
    public Task<GatewayAnswer<StripeDisputeDetail>> AnswerDisputeAsync(
        DisputeId id, StripeEvidence evidence, bool submits, string idempotencyKey)
    {
        var options = new DisputeUpdateOptions
        {
            Submit = submits,
            Evidence = new DisputeEvidenceOptions
            {
                CustomerName = evidence.CustomerName,
                CustomerEmailAddress = evidence.CustomerEmail,
                ProductDescription = evidence.ProductDescription,
                ServiceDate = evidence.ServiceDate,
                CancellationPolicyDisclosure = evidence.CancellationPolicy,
                RefundPolicyDisclosure = evidence.RefundPolicy,
                AccessActivityLog = evidence.ActivityLog,
                UncategorizedText = evidence.Explanation,
            },
            Expand = WithChargeAndFiles,
        };
        return ActAsync(
            "answer_dispute", async key => DetailOf(await Client.V1.Disputes.UpdateAsync(id.Value, options, key)), idempotencyKey);
    }

    private static StripeDisputeDetail DetailOf(Dispute dispute)
    {
        var told = dispute.Evidence;
        var fee = dispute.BalanceTransactions?.Sum(transaction => transaction.Fee) ?? 0;
        var checks = dispute.Charge?.PaymentMethodDetails?.Card?.Checks;
        return new StripeDisputeDetail(
            From(dispute),
            new StripeEvidence(
                told?.CustomerName ?? "",
                told?.CustomerEmailAddress ?? "",
                told?.ProductDescription ?? "",
                told?.ServiceDate ?? "",
                told?.CancellationPolicyDisclosure ?? "",
                told?.RefundPolicyDisclosure ?? "",
                told?.AccessActivityLog ?? "",
                told?.UncategorizedText ?? ""),
            FilesOf(told),
            dispute.EvidenceDetails?.HasEvidence ?? false,
            fee > 0 ? new Money(fee, dispute.BalanceTransactions![0].Currency ?? dispute.Currency) : null,
            checks?.CvcCheck,
            checks?.AddressPostalCodeCheck);
    }
}
