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
    public async Task A_file_is_uploaded_once_for_its_key_and_stands_in_the_dispute()
    {
        var dispute = await DisputeOfAsync(await PaidAsync("pm_card_createDispute"));

        var file = await UploadAsync("%PDF-1.7 copy"u8.ToArray(), "C-1043-copy.pdf", "key-of-the-copy");
        (file.Filename, file.Type, file.Size, file.Purpose).ShouldBe(("C-1043-copy.pdf", "pdf", 13, "dispute_evidence"));
        (await UploadAsync("%PDF-1.7 copy"u8.ToArray(), "C-1043-copy.pdf", "key-of-the-copy")).Id.ShouldBe(file.Id);
        await SimulatorFixture.RefusalOf(() => UploadAsync("%PDF-1.7 cope"u8.ToArray(), "C-1043-copy.pdf", "key-of-the-copy"));

        var staged = await simulator.Stripe.V1.Disputes.UpdateAsync(dispute.Id, new()
        {
            Submit = false,
            Evidence = new() { CustomerCommunication = file.Id, CustomerName = "Zoë" },
            Expand = ["evidence.customer_communication"],
        });
        staged.Evidence.CustomerCommunication.ShouldNotBeNull().Filename.ShouldBe("C-1043-copy.pdf");
        staged.Evidence.CustomerCommunicationId.ShouldBe(file.Id);
        (await simulator.Stripe.V1.Files.GetAsync(file.Id)).Size.ShouldBe(13);

        staged = await simulator.Stripe.V1.Disputes.UpdateAsync(
            dispute.Id, new() { Submit = false, Evidence = new() { CustomerCommunication = "" } });
        (staged.Evidence.CustomerCommunicationId, staged.Evidence.CustomerName).ShouldBe((null, "Zoë"));
    }

    [Fact]
    public async Task A_file_that_the_bank_would_not_take_is_refused()
    {
        var dispute = await DisputeOfAsync(await PaidAsync("pm_card_createDispute"));
        var pdf = "%PDF-1.7"u8.ToArray();
        byte[] Sized(int bytes) => [.. pdf, .. new byte[bytes - pdf.Length]];

        await SimulatorFixture.RefusalOf(() => UploadAsync("GIF89a"u8.ToArray(), "copy.pdf"));
        await SimulatorFixture.RefusalOf(() => UploadAsync([], "copy.pdf"));
        await SimulatorFixture.RefusalOf(() => UploadAsync(Sized((5 * 1024 * 1024) + 1), "copy.pdf"));
        await SimulatorFixture.RefusalOf(() => UploadAsync(pdf, "copy.pdf", purpose: "customer_signature"));
        using var named = await simulator.SendAsync(HttpMethod.Post, "/v1/files", "purpose=dispute_evidence&file=copy.pdf");
        named.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Disputes.UpdateAsync(
            dispute.Id, new() { Submit = false, Evidence = new() { Receipt = "file_none" } }))).StripeError.Param
            .ShouldBe("evidence[receipt]");

        // Each is small enough, and both are not.
        var (first, second) = (await UploadAsync(Sized(3_000_000), "a.pdf"), await UploadAsync(Sized(3_000_000), "b.pdf"));
        await simulator.Stripe.V1.Disputes.UpdateAsync(dispute.Id, new() { Submit = false, Evidence = new() { Receipt = first.Id } });
        await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Disputes.UpdateAsync(
            dispute.Id, new() { Submit = false, Evidence = new() { UncategorizedFile = second.Id } }));
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

    private Task<Stripe.File> UploadAsync(byte[] content, string name, string? key = null, string purpose = "dispute_evidence") =>
        simulator.Stripe.V1.Files.CreateAsync(
            new() { Purpose = purpose, File = new() { Data = new MemoryStream(content), Name = name, Type = "application/pdf" } },
            key is null ? null : new RequestOptions { IdempotencyKey = key });

    private async Task<PaymentIntent> PaidAsync(string name)
    {
        var (customer, card) = await simulator.SavedCardAsync(name);
        return await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto);
    }

    private async Task<Dispute> DisputeOfAsync(PaymentIntent intent) =>
        (await simulator.Stripe.V1.Disputes.ListAsync(new() { Charge = intent.LatestChargeId })).Data.Single();
}
