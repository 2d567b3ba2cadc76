using System.Net;
using Stripe;

namespace MotoPortal.Tests.Simulator;

/// <summary>Disputes and inquiries about charges.</summary>
public sealed class DisputeTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Theory]
    [InlineData("pm_card_createDispute", "fraudulent", "needs_response", false)]
    [InlineData("pm_card_createDisputeProductNotReceived", "product_not_received", "needs_response", false)]
    [InlineData("pm_card_createDisputeInquiry", "fraudulent", "warning_needs_response", true)]
    public async Task A_charge_on_a_dispute_card_is_disputed_at_once(string name, string reason, string status, bool isInquiry)
    {
        var paid = await PaidAsync(name);
        var dispute = (await simulator.Stripe.V1.Disputes.ListAsync(new() { PaymentIntent = paid.Id })).Data.ShouldHaveSingleItem();
        (
            dispute.Amount,
            dispute.Currency,
            dispute.Reason,
            dispute.Status,
            dispute.ChargeId,
            dispute.PaymentIntentId,
            dispute.IsChargeRefundable)
            .ShouldBe((4000, "eur", reason, status, paid.LatestChargeId, paid.Id, isInquiry));
        dispute.EvidenceDetails.DueBy!.Value.ShouldBeGreaterThan(dispute.Created.AddDays(8));
        (await simulator.Stripe.V1.Charges.GetAsync(paid.LatestChargeId)).Disputed.ShouldBeTrue();
        (await simulator.EventsOfPaymentAsync(paid.Id))[0].ShouldBe(
            isInquiry ? "charge.dispute.created" : "charge.dispute.funds_withdrawn");
    }

    [Theory]
    [InlineData("win_dispute", "won", "charge.dispute.funds_reinstated")]
    [InlineData("lose_dispute", "lost", "charge.dispute.closed")]
    public async Task A_dispute_is_answered_and_then_won_or_lost(string act, string status, string lastEvent)
    {
        var paid = await PaidAsync("pm_card_createDispute");
        var dispute = await DisputeOfAsync(paid);
        (await simulator.HappenAsync("answer_dispute", dispute.Id)).ShouldBe(HttpStatusCode.OK);
        (await DisputeOfAsync(paid)).Status.ShouldBe("under_review");
        (await simulator.HappenAsync("answer_dispute", dispute.Id)).ShouldBe(HttpStatusCode.BadRequest);
        (await simulator.HappenAsync(act, dispute.Id)).ShouldBe(HttpStatusCode.OK);
        (await DisputeOfAsync(paid)).Status.ShouldBe(status);
        (await simulator.EventsOfPaymentAsync(paid.Id))[0].ShouldBe(lastEvent);
        (await simulator.HappenAsync(act, dispute.Id)).ShouldBe(HttpStatusCode.BadRequest);

        var refund = () => simulator.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = paid.Id });
        if (status == "won")
        {
            (await refund()).Status.ShouldBe("succeeded");
        }
        else
        {
            (await SimulatorFixture.RefusalOf(refund)).StripeError.Code.ShouldBe("charge_disputed");
        }
    }

    [Fact]
    public async Task Evidence_is_kept_until_it_is_submitted_and_a_fee_is_taken()
    {
        var paid = await PaidAsync("pm_card_createDispute");
        var dispute = await DisputeOfAsync(paid);
        dispute.BalanceTransactions.ShouldHaveSingleItem().Fee.ShouldBe(2000);

        var staged = await simulator.Stripe.V1.Disputes.UpdateAsync(
            dispute.Id, new() { Submit = false, Evidence = new() { CustomerName = "Zoë", UncategorizedText = "Ordered" } });
        (staged.Status, staged.EvidenceDetails.HasEvidence, staged.EvidenceDetails.SubmissionCount).ShouldBe(("needs_response", true, 0));
        staged = await simulator.Stripe.V1.Disputes.UpdateAsync(
            dispute.Id, new() { Submit = false, Evidence = new() { CustomerName = "" } });
        (staged.Evidence.CustomerName, staged.Evidence.UncategorizedText).ShouldBe((null, "Ordered"));

        var submitted = await simulator.Stripe.V1.Disputes.UpdateAsync(dispute.Id, new() { Submit = true });
        (submitted.Status, submitted.EvidenceDetails.SubmissionCount, submitted.Evidence.UncategorizedText)
            .ShouldBe(("under_review", 1, "Ordered"));
        (await simulator.EventsOfPaymentAsync(paid.Id)).Take(3).ShouldAllBe(type => type == "charge.dispute.updated");
        await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Disputes.UpdateAsync(dispute.Id, new() { Submit = true }));
    }

    [Fact]
    public async Task Evidence_goes_to_the_bank_at_once_when_nothing_else_is_said()
    {
        var paid = await PaidAsync("pm_card_createDispute");
        var dispute = await DisputeOfAsync(paid);

        await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Disputes.UpdateAsync(
            dispute.Id, new() { Evidence = new() { UncategorizedText = new string('x', 20_001) } }));
        var answered = await simulator.Stripe.V1.Disputes.UpdateAsync(dispute.Id, new() { Evidence = new() { CustomerName = "Zoë" } });

        (answered.Status, answered.EvidenceDetails.SubmissionCount).ShouldBe(("under_review", 1));
    }

    [Fact]
    public async Task A_dispute_is_accepted_by_closing_it()
    {
        var paid = await PaidAsync("pm_card_createDispute");
        var dispute = await DisputeOfAsync(paid);
        (await simulator.Stripe.V1.Disputes.CloseAsync(dispute.Id)).Status.ShouldBe("lost");
        (await simulator.EventsOfPaymentAsync(paid.Id))[0].ShouldBe("charge.dispute.closed");
        await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Disputes.CloseAsync(dispute.Id));
    }

    [Fact]
    public async Task An_inquiry_ends_or_becomes_a_dispute()
    {
        var ended = await PaidAsync("pm_card_createDisputeInquiry");
        await simulator.HappenAsync("win_dispute", (await DisputeOfAsync(ended)).Id);
        (await DisputeOfAsync(ended)).Status.ShouldBe("warning_closed");

        var escalated = await PaidAsync("pm_card_createDisputeInquiry");
        await simulator.HappenAsync("lose_dispute", (await DisputeOfAsync(escalated)).Id);
        var dispute = await DisputeOfAsync(escalated);
        (dispute.Status, dispute.IsChargeRefundable).ShouldBe(("needs_response", false));
        (await simulator.EventsOfPaymentAsync(escalated.Id)).Take(3)
            .ShouldBe(["charge.dispute.funds_withdrawn", "charge.dispute.updated", "charge.dispute.created"]);
    }

    [Fact]
    public async Task Any_charge_that_was_paid_can_be_disputed_once()
    {
        var paid = await PaidAsync("pm_card_visa");
        (await simulator.HappenAsync("dispute_charge", paid.LatestChargeId, "reason=duplicate")).ShouldBe(HttpStatusCode.OK);
        (await DisputeOfAsync(paid)).Reason.ShouldBe("duplicate");
        (await simulator.HappenAsync("dispute_charge", paid.LatestChargeId)).ShouldBe(HttpStatusCode.BadRequest);
        (await simulator.HappenAsync("dispute_charge", "ch_none")).ShouldBe(HttpStatusCode.NotFound);
        (await simulator.HappenAsync("eat_charge", paid.LatestChargeId)).ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<PaymentIntent> PaidAsync(string name)
    {
        var (customer, card) = await simulator.SavedCardAsync(name);
        return await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto);
    }

    private async Task<Dispute> DisputeOfAsync(PaymentIntent intent) =>
        (await simulator.Stripe.V1.Disputes.ListAsync(new() { Charge = intent.LatestChargeId })).Data.Single();
}
