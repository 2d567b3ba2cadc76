using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Answers;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Objects;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Consents;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

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
        (await Sam.StageAsync(dispute, form, submitted.TextsDigest, CancellationToken.None)).ShouldBeOfType<DisputeAnswerOutcome.Refused>();
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

        var outcome = await Sam.StageAsync(dispute, new EvidenceForm { Explanation = "Ours" }, read.TextsDigest, CancellationToken.None);

        var now = outcome.ShouldBeOfType<DisputeAnswerOutcome.ChangedMeanwhile>().View;
        now.Evidence.Explanation.ShouldBe("Theirs");
        (await AtStripeAsync(dispute)).Evidence.UncategorizedText.ShouldBe("Theirs");
        (await GivenAsync(Sam.StageAsync(dispute, new EvidenceForm { Explanation = "Ours" }, now.TextsDigest, CancellationToken.None)))
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
        (await clerk.AttachAsync(dispute, EvidenceFileField.Receipt, CancellationToken.None))
            .ShouldBeOfType<DisputeAnswerOutcome.NotAllowed>();
        (await clerk.RemoveAsync(dispute, EvidenceFileField.Receipt, StripeFileId.From("file_1"), CancellationToken.None))
            .ShouldBeOfType<DisputeAnswerOutcome.NotAllowed>();
        (await clerk.OpenFileAsync(dispute, EvidenceFileField.Receipt, CancellationToken.None))
            .ShouldBeOfType<Permitted<NewEvidenceFile?>.NotAllowed>();
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

    [Fact]
    public async Task A_file_of_the_portal_is_attached_seen_at_Stripe_taken_out_and_written_down()
    {
        var (charge, dispute) = await DisputedAsync();
        var copy = (await GivenAsync(Sam.ReadAsync(dispute, CancellationToken.None))).Offered
            .Single(file => file.Field is EvidenceFileField.CustomerCommunication);

        var attached = (await GivenAsync(Sam.AttachAsync(dispute, copy.Field, CancellationToken.None))).Files.ShouldHaveSingleItem();
        attached.ShouldBe(new(copy.Field, new(attached.File.Id, $"{charge.ConsentNumber}-copy.pdf", "pdf", copy.Bytes)));
        var kept = await AtStripeAsync(dispute);
        (kept.Status, kept.Evidence.CustomerCommunicationId, kept.Evidence.UncategorizedText)
            .ShouldBe(("needs_response", attached.File.Id.Value, null));

        (await GivenAsync(Sam.RemoveAsync(dispute, copy.Field, attached.File.Id, CancellationToken.None))).Files.ShouldBeEmpty();
        (await AtStripeAsync(dispute)).Evidence.CustomerCommunicationId.ShouldBeNull();
        (await _host.LedgerOfAsync(charge.Id)).Where(kind => kind.StartsWith("charge.evidence", StringComparison.Ordinal))
            .ShouldBe(["charge.evidence_file_staged", "charge.evidence_file_removed"]);
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var entry = await db.Set<LedgerEntry>().Include(entry => entry.Payload)
            .SingleAsync(entry => entry.Kind == "charge.evidence_file_staged");
        entry.Payload!.Json.ShouldContain($"\"bytes\":{copy.Bytes},");
        entry.Payload.Json.ShouldContain($"\"file\":\"{attached.File.Id}\"");
        entry.Payload.Json.ShouldNotContain("Zoë");
    }

    [Theory]
    [InlineData(nameof(FaultKind.ServerErrorBefore), "POST /v1/files", typeof(DisputeAnswerOutcome.Unknown))]
    [InlineData(nameof(FaultKind.ConnectionDropped), "POST /v1/files", typeof(DisputeAnswerOutcome.Unknown))]
    [InlineData(nameof(FaultKind.ConnectionDropped), "POST /v1/disputes", typeof(DisputeAnswerOutcome.Unknown))]
    public async Task An_upload_that_fails_says_so_loses_nothing_and_is_made_once_when_it_is_asked_for_again(
        string fault, string request, Type outcome)
    {
        var (charge, dispute) = await DisputedAsync();
        await StageAsync(dispute, new EvidenceForm { Explanation = "Ours" });
        await GivenAsync(Sam.AttachAsync(dispute, EvidenceFileField.Receipt, CancellationToken.None));
        _host.Fault(Enum.Parse<FaultKind>(fault), request: request == "POST /v1/disputes" ? $"{request}/{dispute}" : request);

        (await Sam.AttachAsync(dispute, EvidenceFileField.CustomerCommunication, CancellationToken.None)).ShouldBeOfType(outcome);
        var kept = await AtStripeAsync(dispute);
        (kept.Evidence.UncategorizedText, kept.Evidence.ReceiptId is null).ShouldBe(("Ours", false));

        var again = await Sam.AttachAsync(dispute, EvidenceFileField.CustomerCommunication, CancellationToken.None);
        var view = again is DisputeAnswerOutcome.ChangedMeanwhile { View: var found }
            ? found
            : again.ShouldBeOfType<DisputeAnswerOutcome.Given>().View;
        view.Files.Select(file => file.Field).ShouldBe([EvidenceFileField.CustomerCommunication, EvidenceFileField.Receipt]);
        view.Evidence.Explanation.ShouldBe("Ours");
        (await _host.Stripe.V1.Files.ListAsync(new() { Limit = 100 })).Select(file => file.Filename).Order(StringComparer.Ordinal)
            .ShouldBe([$"{charge.ConsentNumber}-copy.pdf", view.Files[1].File.Name]);
    }

    [Fact]
    public async Task A_file_that_Stripe_refuses_changes_nothing_and_is_not_written_down_as_given()
    {
        var (charge, dispute) = await DisputedAsync();
        await StageAsync(dispute, new EvidenceForm { Explanation = "Ours" });
        await GivenAsync(Sam.AttachAsync(dispute, EvidenceFileField.Receipt, CancellationToken.None));
        _host.Fault(FaultKind.FileRefused);

        (await Sam.AttachAsync(dispute, EvidenceFileField.CustomerCommunication, CancellationToken.None))
            .ShouldBeOfType<DisputeAnswerOutcome.Refused>();

        var kept = await GivenAsync(Sam.ReadAsync(dispute, CancellationToken.None));
        (kept.Evidence.Explanation, kept.Files.ShouldHaveSingleItem().Field).ShouldBe(("Ours", EvidenceFileField.Receipt));
        (await _host.LedgerOfAsync(charge.Id)).Count(kind => kind == "charge.evidence_file_staged").ShouldBe(1);
        (await GivenAsync(Sam.AttachAsync(dispute, EvidenceFileField.CustomerCommunication, CancellationToken.None))).Files.Length
            .ShouldBe(2);
    }

    [Fact]
    public async Task The_form_that_the_customer_signed_goes_to_Stripe_as_it_is_kept_and_each_look_is_written_down()
    {
        var (charge, dispute) = await DisputedAsync(await SavedByLetterAsync());
        var offered = (await GivenAsync(Sam.ReadAsync(dispute, CancellationToken.None))).Offered
            .Single(file => file.Field is EvidenceFileField.CustomerSignature);
        offered.Name.ShouldBe($"{charge.ConsentNumber}-signed-form.pdf");
        (await LooksAsync()).ShouldBe(0);

        var opened = (await Sam.OpenFileAsync(dispute, offered.Field, CancellationToken.None))
            .ShouldBeOfType<Permitted<NewEvidenceFile?>.Given>().Value.ShouldNotBeNull();
        var attached = (await GivenAsync(Sam.AttachAsync(dispute, offered.Field, CancellationToken.None))).Files.ShouldHaveSingleItem();

        attached.ShouldBe(new(offered.Field, new(attached.File.Id, offered.Name, "pdf", offered.Bytes)));
        (await AtStripeAsync(dispute)).Evidence.CustomerSignatureId.ShouldBe(attached.File.Id.Value);
        (await LooksAsync()).ShouldBe(2);
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var given = await db.Set<LedgerEntry>().Include(entry => entry.Payload)
            .SingleAsync(entry => entry.Kind == "charge.evidence_file_staged");
        var evidence = (await _host.Get<ConsentReads>().FindEvidenceAsync(charge.ConsentId!.Value, CancellationToken.None))
            .ShouldNotBeNull();
        given.Payload!.Json.ShouldContain($"\"sha256\":\"{evidence.SignedFormSha256}\"");
        Convert.ToHexStringLower(SHA256.HashData(opened.Content)).ShouldBe(evidence.SignedFormSha256);

        async Task<int> LooksAsync()
        {
            await using var looks = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
            return await looks.Set<LedgerEntry>().CountAsync(entry => entry.Kind == "evidence.viewed");
        }
    }

    [Fact]
    public async Task Files_that_are_too_large_together_or_gone_are_not_sent()
    {
        var (_, dispute) = await DisputedAsync();
        var large = await _host.Stripe.V1.Files.CreateAsync(new()
        {
            Purpose = "dispute_evidence",
            File = new()
            {
                Data = new MemoryStream([.. "%PDF-1.7"u8, .. new byte[4_718_000]]),
                Name = "large.pdf",
                Type = "application/pdf",
            },
        });
        await _host.Stripe.V1.Disputes.UpdateAsync(
            dispute.Value, new() { Submit = false, Evidence = new() { UncategorizedFile = large.Id } });

        (await Sam.AttachAsync(dispute, EvidenceFileField.Receipt, CancellationToken.None))
            .ShouldBeOfType<DisputeAnswerOutcome.FilesTooLarge>();
        (await Sam.AttachAsync(dispute, EvidenceFileField.CustomerSignature, CancellationToken.None))
            .ShouldBeOfType<DisputeAnswerOutcome.FileGone>();
        (await GivenAsync(Sam.ReadAsync(dispute, CancellationToken.None))).Files.ShouldHaveSingleItem().File.Name.ShouldBe("large.pdf");
        (await _host.Stripe.V1.Files.ListAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_files_are_what_the_customer_has_and_can_be_looked_at_before()
    {
        var (charge, dispute) = await DisputedAsync();
        var offered = (await GivenAsync(Sam.ReadAsync(dispute, CancellationToken.None))).Offered;

        offered.Select(file => (file.Field, file.Name)).ShouldBe(
        [
            (EvidenceFileField.CustomerCommunication, $"{charge.ConsentNumber}-copy.pdf"),
            (EvidenceFileField.Receipt, $"receipt-{charge.Number}.pdf"),
            (EvidenceFileField.RefundPolicy, $"{charge.ConsentNumber}-terms.pdf"),
        ]);
        foreach (var file in offered)
        {
            var opened = (await Sam.OpenFileAsync(dispute, file.Field, CancellationToken.None))
                .ShouldBeOfType<Permitted<NewEvidenceFile?>.Given>().Value.ShouldNotBeNull();
            (opened.Name, opened.Content.LongLength).ShouldBe((file.Name, file.Bytes));
        }

        var terms = (Permitted<NewEvidenceFile?>.Given)await Sam.OpenFileAsync(
            dispute, EvidenceFileField.RefundPolicy, CancellationToken.None);
        PdfText.Read(terms.Value!.Content).ShouldContain("You can cancel at any time, free of charge");
    }

    [Fact]
    public async Task What_is_submitted_is_texts_and_files_as_they_were_read()
    {
        var (_, dispute) = await DisputedAsync();
        var read = await StageAsync(dispute, new EvidenceForm { Explanation = "Ours" });
        var attached = await GivenAsync(Sam.AttachAsync(dispute, EvidenceFileField.Receipt, CancellationToken.None));
        attached.TextsDigest.ShouldBe(read.TextsDigest);

        var outcome = await Sam.SubmitAsync(dispute, read.Digest, CancellationToken.None);
        outcome.ShouldBeOfType<DisputeAnswerOutcome.ChangedMeanwhile>();
        await GivenAsync(Sam.SubmitAsync(dispute, attached.Digest, CancellationToken.None));

        var handed = await AtStripeAsync(dispute);
        var file = attached.Files.ShouldHaveSingleItem().File.Id;
        (handed.Status, handed.Evidence.ReceiptId).ShouldBe(("under_review", file.Value));
        (await Sam.RemoveAsync(dispute, EvidenceFileField.Receipt, file, CancellationToken.None))
            .ShouldBeOfType<DisputeAnswerOutcome.NotNow>();
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<LedgerEntry>().Include(entry => entry.Payload).SingleAsync(entry => entry.Kind == "charge.evidence_submitted"))
            .Payload!.Json.ShouldContain($"\"files\":[\"{file}\"]");
    }

    private DisputeAnswerWorkflow Sam => _host.As(Charging.Sam).Get<DisputeAnswerWorkflow>();

    private static async Task<DisputeAnswerView> GivenAsync(Task<DisputeAnswerOutcome> asked) =>
        (await asked).ShouldBeOfType<DisputeAnswerOutcome.Given>().View;

    private async Task<(ChargeView Charge, DisputeId Dispute)> DisputedAsync(ConsentView? consent = null)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");
        var charge = await _host.ChargeAsync(_host.Asking(consent ?? await _host.SavedOnRequestAsync()));
        var made = await _host.Stripe.V1.PaymentIntents.GetAsync(charge.PaymentIntent!.Value.Value);
        await _host.HappenAsync("dispute_charge", made.LatestChargeId, "fraudulent");
        await new DisputeEvents(_host.Get<IDbContextFactory<PortalDb>>(), _host.People.Portal.Get<DisputeWorkflow>()).ApplyAsync(
            new StripeEventBatch(["charge.dispute.created"], _host.Clock.GetUtcNow(), PaymentIntent: charge.PaymentIntent),
            CancellationToken.None);
        return (charge, (await SeeAsync(charge)).Id);
    }

    private async Task<ConsentView> SavedByLetterAsync()
    {
        var setup = await _host.DraftAsync();
        await _host.OrderStep.ChangeOrderAsync(setup, CancellationToken.None);
        var order = new OrderForm { Channel = OrderChannel.Post, Reference = "P-1" };
        (await _host.OrderStep.NoteOrderAsync(setup, order, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        var scope = ConsentScope.OnRequest("Coffee", new(8000, "eur"), null, _host.Today().AddYears(1));
        var form = TypedForm.Of(scope, System.Globalization.CultureInfo.InvariantCulture);
        form.AcceptsCharges = true;
        var draft = await Drafts.OfLetterAsync(
            _host.Get<SignedFormVault>(), setup, form, SaveCardHost.Camille, _host.Clock.GetUtcNow());
        draft.BeginFor((await _host.SeeAsync(setup)).Customer!.Id!.Value, OrderChannel.Post);
        (await _host.ConsentStep.RecordConsentAsync(setup, draft, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        (await _host.SendAsync(setup)).ShouldBe(new SendOutcome.OnReader());
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(setup, TimeSpan.FromSeconds(3));
        return (await _host.Get<ConsentReads>().FindAsync((await _host.SeeAsync(setup)).Consent!.Id, CancellationToken.None))!;
    }

    private async Task<DisputeView> SeeAsync(ChargeView charge) =>
        (await _host.Get<DisputeReads>().ListOfChargeAsync(charge.Id, CancellationToken.None)).ShouldHaveSingleItem();

    private Task<Stripe.Dispute> AtStripeAsync(DisputeId dispute) => _host.Stripe.V1.Disputes.GetAsync(dispute.Value);

    private async Task<DisputeAnswerView> StageAsync(DisputeId dispute, EvidenceForm form)
    {
        var read = await GivenAsync(Sam.ReadAsync(dispute, CancellationToken.None));
        return await GivenAsync(Sam.StageAsync(dispute, form, read.TextsDigest, CancellationToken.None));
    }
}
