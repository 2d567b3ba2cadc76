using Microsoft.EntityFrameworkCore;
using MotoPortal.Audit.Answers;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Audit.Answers;

/// <summary>Disputes answered from the portal, over HTTP to the simulator.</summary>
public sealed class DisputeAnswerTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_proposal_says_what_the_portal_knows_and_nothing_goes_out()
    {
        var (charge, dispute) = await DisputedAsync();

        var view = await GivenAsync(Sam.ReadAsync(dispute, CancellationToken.None));

        view.IsStaged.ShouldBeFalse();
        view.Fee.ShouldBe(new(2000, "eur"));
        view.Evidence.CustomerName.ShouldBe("Zoë Ångström");
        view.Evidence.CustomerEmail.ShouldBe("customer1@example.com");
        view.Evidence.Explanation.ShouldContain($"Charge {charge.Number}: €40.00 with Visa •••• 4242");
        view.Evidence.Explanation.ShouldContain($"Agreement {charge.ConsentNumber}, given aloud on the telephone");
        view.Evidence.Explanation.ShouldContain("The record was sealed at that moment; SHA-256 ");
        view.Evidence.RefundPolicy.ShouldStartWith("Read aloud to the customer, who said yes on ");
        view.Evidence.ActivityLog.ShouldContain("Consent recorded");
        view.Evidence.ActivityLog.ShouldNotContain("Camille");
        (await AtStripeAsync(dispute)).EvidenceDetails.HasEvidence.ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_is_kept_at_Stripe_read_there_and_then_submitted_once()
    {
        var (charge, dispute) = await DisputedAsync();
        var form = EvidenceForm.Of((await GivenAsync(Sam.ReadAsync(dispute, CancellationToken.None))).Evidence);
        form.Explanation = "She ordered it.\r\nIt was delivered.";

        var staged = await StageAsync(dispute, form);
        var kept = await AtStripeAsync(dispute);
        (kept.Status, kept.EvidenceDetails.SubmissionCount, kept.Evidence.UncategorizedText)
            .ShouldBe(("needs_response", 0, "She ordered it.\nIt was delivered."));
        (await SeeAsync(charge)).Status.ShouldBe(DisputeStatus.NeedsResponse);

        var submitted = await GivenAsync(Sam.SubmitAsync(dispute, staged.Digest, CancellationToken.None));
        submitted.Status.ShouldBe(DisputeStatus.UnderReview);
        var handed = await AtStripeAsync(dispute);
        (handed.Status, handed.EvidenceDetails.SubmissionCount, handed.Evidence.CustomerName).ShouldBe(("under_review", 1, "Zoë Ångström"));
        (await SeeAsync(charge)).Status.ShouldBe(DisputeStatus.UnderReview);

        (await Sam.SubmitAsync(dispute, submitted.Digest, CancellationToken.None)).ShouldBeOfType<DisputeAnswerOutcome.NotNow>();
        (await Sam.StageAsync(dispute, form, submitted.Digest, CancellationToken.None)).ShouldBeOfType<DisputeAnswerOutcome.Refused>();
        (await AtStripeAsync(dispute)).EvidenceDetails.SubmissionCount.ShouldBe(1);
        (await _host.LedgerOfAsync(charge.Id)).Where(kind => kind.StartsWith("charge.evidence", StringComparison.Ordinal))
            .ShouldBe(["charge.evidence_staged", "charge.evidence_submitted"]);
    }

    [Fact]
    public async Task What_was_changed_after_it_was_read_is_not_submitted()
    {
        var (_, dispute) = await DisputedAsync();
        var read = await StageAsync(dispute, new EvidenceForm { Explanation = "Ours" });
        await _host.Stripe.V1.Disputes.UpdateAsync(
            dispute.Value, new() { Submit = false, Evidence = new() { UncategorizedText = "Theirs" } });

        var outcome = await Sam.SubmitAsync(dispute, read.Digest, CancellationToken.None);

        outcome.ShouldBeOfType<DisputeAnswerOutcome.ChangedMeanwhile>().View.Evidence.Explanation.ShouldBe("Theirs");
        (await AtStripeAsync(dispute)).Status.ShouldBe("needs_response");
    }

    [Fact]
    public async Task What_somebody_else_has_kept_at_Stripe_meanwhile_is_told_and_not_overwritten()
    {
        var (_, dispute) = await DisputedAsync();
        var read = await GivenAsync(Sam.ReadAsync(dispute, CancellationToken.None));
        await StageAsync(dispute, new EvidenceForm { Explanation = "Theirs" });

        var outcome = await Sam.StageAsync(dispute, new EvidenceForm { Explanation = "Ours" }, read.Digest, CancellationToken.None);

        var now = outcome.ShouldBeOfType<DisputeAnswerOutcome.ChangedMeanwhile>().View;
        now.Evidence.Explanation.ShouldBe("Theirs");
        (await AtStripeAsync(dispute)).Evidence.UncategorizedText.ShouldBe("Theirs");
        (await GivenAsync(Sam.StageAsync(dispute, new EvidenceForm { Explanation = "Ours" }, now.Digest, CancellationToken.None)))
            .Evidence.Explanation.ShouldBe("Ours");
    }

    [Fact]
    public async Task Nothing_that_was_not_kept_is_submitted()
    {
        var (_, dispute) = await DisputedAsync();
        var proposed = await GivenAsync(Sam.ReadAsync(dispute, CancellationToken.None));

        (await Sam.SubmitAsync(dispute, proposed.Digest, CancellationToken.None)).ShouldBeOfType<DisputeAnswerOutcome.ChangedMeanwhile>();

        (await AtStripeAsync(dispute)).Status.ShouldBe("needs_response");
    }

    [Fact]
    public async Task A_clerk_answers_no_dispute()
    {
        var (_, dispute) = await DisputedAsync();
        var clerk = _host.Get<DisputeAnswerWorkflow>();

        (await clerk.ReadAsync(dispute, CancellationToken.None)).ShouldBeOfType<DisputeAnswerOutcome.NotAllowed>();
        (await clerk.StageAsync(dispute, new EvidenceForm { Explanation = "x" }, "x", CancellationToken.None))
            .ShouldBeOfType<DisputeAnswerOutcome.NotAllowed>();
        (await clerk.SubmitAsync(dispute, "x", CancellationToken.None)).ShouldBeOfType<DisputeAnswerOutcome.NotAllowed>();
        (await Sam.ReadAsync(DisputeId.From("du_none"), CancellationToken.None)).ShouldBeOfType<DisputeAnswerOutcome.NotFound>();
    }

    [Fact]
    public async Task The_ledger_holds_the_names_of_the_fields_and_a_digest_and_no_evidence()
    {
        var (charge, dispute) = await DisputedAsync();
        await StageAsync(dispute, new EvidenceForm { CustomerName = "Zoë", Explanation = "Spoke of it" });

        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var entry = await db.Set<LedgerEntry>().Include(entry => entry.Payload)
            .SingleAsync(entry => entry.Kind == "charge.evidence_staged");

        entry.ChargeId.ShouldBe(charge.Id);
        entry.Payload!.Json.ShouldContain("\"fields\":[\"customer_name\",\"uncategorized_text\"]");
        entry.Payload.Json.ShouldNotContain("Zoë");
    }

    [Fact]
    public void Evidence_holds_no_card_number_and_is_not_empty()
    {
        new EvidenceForm { Explanation = "Paid with 4242 4242 4242 4242" }.Check()
            .ShouldContainKeyAndValue(nameof(EvidenceForm.Explanation), FieldProblem.HoldsCardNumber);
        new EvidenceForm().Check().ShouldContainKeyAndValue(nameof(EvidenceForm.Explanation), FieldProblem.Required);
        new EvidenceForm { CustomerName = new string('x', 251), Explanation = "x" }.Check()
            .ShouldContainKeyAndValue(nameof(EvidenceForm.CustomerName), FieldProblem.TooLong);
    }

    private DisputeAnswerWorkflow Sam => _host.As(Charging.Sam).Get<DisputeAnswerWorkflow>();

    private static async Task<DisputeAnswerView> GivenAsync(Task<DisputeAnswerOutcome> asked) =>
        (await asked).ShouldBeOfType<DisputeAnswerOutcome.Given>().View;

    private async Task<(ChargeView Charge, DisputeId Dispute)> DisputedAsync()
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");
        var charge = await _host.ChargeAsync(_host.Asking(await _host.SavedOnRequestAsync()));
        var made = await _host.Stripe.V1.PaymentIntents.GetAsync(charge.PaymentIntent!.Value.Value);
        await _host.HappenAsync("dispute_charge", made.LatestChargeId, "fraudulent");
        await new DisputeEvents(_host.Get<IDbContextFactory<PortalDb>>(), _host.People.Portal.Get<DisputeWorkflow>()).ApplyAsync(
            new StripeEventBatch(["charge.dispute.created"], _host.Clock.GetUtcNow(), PaymentIntent: charge.PaymentIntent),
            CancellationToken.None);
        return (charge, (await SeeAsync(charge)).Id);
    }

    private async Task<DisputeView> SeeAsync(ChargeView charge) =>
        (await _host.Get<DisputeReads>().ListOfChargeAsync(charge.Id, CancellationToken.None)).ShouldHaveSingleItem();

    private Task<Stripe.Dispute> AtStripeAsync(DisputeId dispute) => _host.Stripe.V1.Disputes.GetAsync(dispute.Value);

    private async Task<DisputeAnswerView> StageAsync(DisputeId dispute, EvidenceForm form)
    {
        var read = await GivenAsync(Sam.ReadAsync(dispute, CancellationToken.None));
        return await GivenAsync(Sam.StageAsync(dispute, form, read.Digest, CancellationToken.None));
    }
}
