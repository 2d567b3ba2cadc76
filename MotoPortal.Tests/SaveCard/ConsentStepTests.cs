using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms;
using MotoPortal.Terms.Versions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

/// <summary>The consent, from the first answer to the record or the refusal.</summary>
public sealed class ConsentStepTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    [Fact]
    public async Task The_record_says_who_was_asked_what_was_read_and_what_they_answered()
    {
        var id = await _host.ConsentedAsync();

        var consent = await ConsentOfAsync(id);
        var evidence = (await _host.Get<ConsentReads>().FindEvidenceAsync(consent.Id, CancellationToken.None)).ShouldNotBeNull();
        evidence.CustomerName.ShouldBe("Zoë Ångström");
        (evidence.CallReference, evidence.IdentityCheck, evidence.Cardholder).ShouldBe(
            ("CALL-77", IdentityCheck.SpelledOrder, Cardholder.Customer));
        evidence.Answers.Select(answer => answer.Part)
            .ShouldBe(Enum.GetValues<TermsPartKey>().Where(part => part <= TermsPartKey.Redisplay));
        evidence.Answers.ShouldAllBe(answer => answer.At <= _host.Clock.GetUtcNow() && answer.Seconds > 2);
        evidence.Answers.Select(answer => answer.Question).Distinct().ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task The_digest_of_the_record_is_the_ledgers_commitment()
    {
        var id = await _host.ConsentedAsync();

        await using var db = await OpenAsync();
        var entry = await db.Set<LedgerEntry>()
            .Include(entry => entry.Payload).SingleAsync(entry => entry.SetupId == id && entry.Kind == "consent.given");
        var consent = await db.Set<Consent>().SingleAsync();
        consent.Digest.ShouldBe(entry.Commitment);
        entry.Payload!.Commitment().ShouldBe(entry.Commitment);
        entry.Payload.Json.ShouldContain("\"identityCheck\":\"SpelledOrder\"");
        entry.Payload.Json.ShouldContain("\"scriptSha256\":\"" + consent.ScriptSha256);
    }

    [Fact]
    public async Task Evidence_cannot_be_changed_but_it_can_be_erased_whole()
    {
        await _host.ConsentedAsync();
        await using var db = await OpenAsync();

        await Should.ThrowAsync<DbException>(
            () => db.Set<ConsentEvidence>().ExecuteUpdateAsync(row => row.SetProperty(evidence => evidence.CustomerName, "Nobody")));
        (await db.Set<ConsentEvidence>().ExecuteDeleteAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("a part was left out")]
    [InlineData("a part was answered with no")]
    [InlineData("the words have changed")]
    [InlineData("the answers are out of order")]
    [InlineData("a yes came sooner than it can be spoken")]
    [InlineData("nobody knows since when a part was read")]
    public async Task Without_a_yes_to_each_part_of_these_very_words_nothing_is_recorded(string flaw)
    {
        var id = await _host.DraftAsync();
        var draft = await _host.DraftConsentAsync(id);
        var answers = draft.Reading.Answers;
        switch (flaw)
        {
            case "a part was left out":
                draft.Reading.Answers = answers.RemoveAt(2);
                break;
            case "a part was answered with no":
                draft.Reading.Answers = answers.SetItem(2, answers[2] with { Yes = false });
                break;
            case "the words have changed":
                draft.Form.Amount = "90,00";
                break;
            case "a yes came sooner than it can be spoken":
                draft.Reading.Answers = answers.SetItem(2, answers[2] with { Since = answers[2].At.AddSeconds(-1) });
                break;
            case "nobody knows since when a part was read":
                draft.Reading.Answers = answers.SetItem(2, answers[2] with { Since = null });
                break;
            default:
                draft.Reading.Answers = answers.SetItem(0, answers[0] with { At = answers[1].At.AddSeconds(1) });
                break;
        }

        var outcome = await _host.ConsentStep.RecordConsentAsync(id, draft, CancellationToken.None);

        outcome.ShouldBeOfType<StepOutcome.Invalid>().Problems[nameof(ConsentForm.AcceptsCharges)].ShouldBe(FieldProblem.NotAccepted);
        (await _host.SeeAsync(id)).Step.ShouldBe(SetupStep.Consent);
        (await _host.Stripe.V1.SetupIntents.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_one_customer_answered_never_counts_for_another()
    {
        var id = await _host.DraftAsync();
        var draft = await _host.DraftConsentAsync(id);
        await _host.CustomerStep.ChangeCustomerAsync(id, CancellationToken.None);
        await _host.CustomerStep.CreateCustomerAsync(
            id,
            new MotoPortal.Customers.Records.CustomerForm { Name = "Ada Lovelace", Email = "ada@example.com" },
            evenIfAlike: false,
            CancellationToken.None);

        (await _host.ConsentStep.RecordConsentAsync(id, draft, CancellationToken.None)).ShouldBe(new StepOutcome.NotNow(SetupState.Draft));
        draft.BeginFor((await _host.SeeAsync(id)).Customer!.Id!.Value, OrderChannel.Telephone);

        (draft.Stage, draft.Evidence.IdentityPassed, draft.Reading.Answers.Length, draft.Form.AcceptsCharges).ShouldBe(
            (ConsentStage.Scope, null, 0, false));
        draft.Form.Purpose.ShouldBe("Livraison de café");
    }

    [Fact]
    public async Task What_was_said_on_the_telephone_ticks_nothing_for_a_letter()
    {
        var id = await _host.DraftAsync();
        var draft = await _host.DraftConsentAsync(id, redisplay: true);

        draft.BeginFor(draft.Customer!.Value, OrderChannel.Post);

        (draft.Form.AcceptsCharges, draft.Form.AcceptsRedisplay, draft.Reading.Answers.Length).ShouldBe((false, false, 0));
    }

    [Fact]
    public async Task A_caller_who_was_not_identified_gives_no_consent()
    {
        var id = await _host.DraftAsync();
        var draft = await _host.DraftConsentAsync(id);
        draft.Evidence.IdentityPassed = false;

        var outcome = await _host.ConsentStep.RecordConsentAsync(id, draft, CancellationToken.None);

        outcome.ShouldBeOfType<StepOutcome.Invalid>().Problems[nameof(EvidenceForm.IdentityPassed)].ShouldBe(FieldProblem.NotConfirmed);
    }

    [Fact]
    public async Task A_refusal_is_written_down_and_nothing_is_asked_of_Stripe_or_a_reader()
    {
        var id = await _host.DraftAsync();
        var draft = await _host.DraftConsentAsync(id);
        draft.Reading.Answers = draft.Reading.Answers[..2].SetItem(1, draft.Reading.Answers[1] with { Yes = false });

        (await _host.ConsentStep.DeclineConsentAsync(id, ConsentRefusalReason.Declined, draft, CancellationToken.None)).ShouldBe(
            new StepOutcome.Kept());

        var view = await _host.SeeAsync(id);
        (view.State, view.Refusal, view.Consent).ShouldBe((SetupState.Abandoned, ConsentRefusalReason.Declined, null));
        (await _host.TimelineAsync(id))[^1].ShouldBe("consent.refused");
        (await _host.CallsAsync(id)).Select(call => call.Kind).ShouldBe(["customer"]);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotNow(SetupState.Abandoned));
        await using var db = await OpenAsync();
        (await db.Set<ConsentRefusal>().SingleAsync()).Part.ShouldBe(TermsPartKey.Agreement);
    }

    [Fact]
    public async Task A_customer_who_changes_their_mind_before_the_reader_has_what_was_made_ahead_canceled()
    {
        var id = await _host.ConsentedAsync();

        await _host.ConsentStep.DeclineConsentAsync(id, ConsentRefusalReason.Declined, new ConsentDraft(), CancellationToken.None);

        (await _host.IntentAtStripeAsync(id)).Status.ShouldBe("canceled");
        (await ConsentOfAsync(id)).Result.ShouldBe(ConsentResult.NoCard);
    }

    [Fact]
    public async Task Every_answer_survives_a_reload_or_a_restart()
    {
        var id = await _host.DraftAsync();
        var draft = await _host.DraftConsentAsync(id);
        draft.Reading.Answers = draft.Reading.Answers[..3];

        await _host.ConsentStep.KeepDraftAsync(id, draft, CancellationToken.None);

        var again = (await _host.ConsentStep.ReadDraftAsync(id, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull();
        again.Stage.ShouldBe(ConsentStage.Script);
        again.Form.ToScope(Today).ShouldBe(draft.Form.ToScope(Today));
        again.Reading.Answers.ShouldBe(draft.Reading.Answers);
        again.Evidence.CallReference.ShouldBe("CALL-77");
    }

    [Fact]
    public async Task A_scan_stays_with_its_consent_and_one_of_a_letter_that_came_to_nothing_goes_after_a_week()
    {
        var (kept, refused) = (await LetterAsync(), await LetterAsync());
        var (draft, other) = (await LetterDraftAsync(kept), await LetterDraftAsync(refused));
        await _host.ConsentStep.RecordConsentAsync(kept, draft, CancellationToken.None);
        await _host.ConsentStep.DeclineConsentAsync(refused, ConsentRefusalReason.Declined, other, CancellationToken.None);
        _host.Clock.Advance(TimeSpan.FromDays(8));

        await _host.Get<SignedFormSweeper>().WorkAsync(CancellationToken.None);

        var forms = _host.Get<SignedFormVault>();
        (await forms.FindAsync(draft.Evidence.SignedForm!.Value, CancellationToken.None)).ShouldNotBeNull();
        (await forms.FindAsync(other.Evidence.SignedForm!.Value, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_scan_of_a_letter_and_the_consent_it_replaces_survive_too()
    {
        var id = await LetterAsync();
        var draft = await LetterDraftAsync(id);
        draft.Evidence.Replaces = ConsentId.From("con_older");

        await _host.ConsentStep.KeepDraftAsync(id, draft, CancellationToken.None);

        var again = (await _host.ConsentStep.ReadDraftAsync(id, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull();
        (again.Evidence.SignedForm, again.Evidence.Replaces).ShouldBe((draft.Evidence.SignedForm, draft.Evidence.Replaces));
    }

    [Fact]
    public async Task A_consent_that_takes_the_place_of_another_ends_it_once_its_own_card_is_saved()
    {
        var older = await _host.OnReaderAsync();
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(older, TimeSpan.FromSeconds(5));
        var before = await ConsentOfAsync(older);
        var id = await NextSetupOfSameCustomerAsync(older);
        var draft = await _host.DraftConsentAsync(id);
        draft.Evidence.Replaces = before.Id;

        (await _host.ConsentStep.RecordConsentAsync(id, draft, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        (await ConsentOfAsync(older)).Result.ShouldBe(ConsentResult.CardSaved);
        await _host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);
        await _host.SendAsync(id);
        await _host.KeyInAsync("5555555555554444");
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(5));

        var after = await ConsentOfAsync(older);
        (after.Result, after.Ending!.ReplacedBy).ShouldBe((ConsentResult.Replaced, (await ConsentOfAsync(id)).Id));
        await using var db = await OpenAsync();
        (await db.Set<PlannedCardRemoval>().SingleAsync()).PaymentMethodId.ShouldBe(before.Card!.PaymentMethod);
    }

    [Fact]
    public async Task The_card_is_recorded_with_all_that_Stripe_returns()
    {
        var id = await _host.OnReaderAsync();
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(5));

        await using var db = await OpenAsync();
        var card = await db.Set<SavedCard>().SingleAsync();
        card.Fingerprint.ShouldBe((await _host.Stripe.V1.PaymentMethods.GetAsync(card.PaymentMethodId.Value)).Card.Fingerprint);
        (card.Brand, card.Last4, card.ExpMonth, card.ExpYear, card.MandateId).ShouldBe(("visa", "4242", 12, 2030, null));
        card.Fingerprint.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task What_was_noted_on_the_way_is_forgotten_once_the_consent_is_recorded()
    {
        var id = await _host.DraftAsync();
        await _host.ConsentStep.KeepDraftAsync(id, await _host.DraftConsentAsync(id), CancellationToken.None);

        await _host.RecordConsentAsync(id);

        (await _host.ConsentStep.ReadDraftAsync(id, CancellationToken.None)).ShouldBeGiven().ShouldBeNull();
    }

    [Fact]
    public async Task A_card_number_is_not_kept_whichever_field_of_the_draft_it_is_in_and_all_else_is()
    {
        const string Number = "4242 4242 4242 4242";
        var id = await _host.DraftAsync();
        var draft = await _host.DraftConsentAsync(id);
        draft.Form.Kind = ConsentKind.Instalments;
        (draft.Form.Amount, draft.Form.Count, draft.Form.Interval) = ("120", 3, ChargePeriod.Month);
        draft.Form.ProposeInstalments();
        var fields = EveryText.Fill(draft, Number, "");
        fields.ShouldContain("Form.Trigger", StringComparer.Ordinal);
        fields.ShouldContain("Form.CapPerPeriod", StringComparer.Ordinal);
        fields.ShouldContain("Form.Instalments[1].Amount", StringComparer.Ordinal);
        fields.ShouldContain("Payment.CardholderRelation", StringComparer.Ordinal);

        await _host.ConsentStep.KeepDraftAsync(id, draft, CancellationToken.None);

        // While a connection reads, the log file stays.
        await using var reader = await RawDatabase.OpenAsync(_host.DatabaseFiles, dropsTriggers: false);
        (await reader.ValueAsync("SELECT count(*) FROM consent_drafts")).ShouldBe(1L);
        (await FolderSearch.FilesWithAsync(_host.Folder, "4242 4242")).ShouldBeEmpty();

        var again = (await _host.ConsentStep.ReadDraftAsync(id, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull();
        (again.Form.Purpose, again.Form.Trigger, again.Form.Count, again.Form.Instalments.Count).ShouldBe(("", "", 3, 3));
        (again.Evidence.IdentityCheck, again.Reading.Answers.Length).ShouldBe((draft.Evidence.IdentityCheck, draft.Reading.Answers.Length));
    }

    [Fact]
    public async Task No_reader_is_asked_while_the_call_may_be_recorded()
    {
        var id = await _host.DraftAsync();
        await _host.RecordConsentAsync(id);

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.RecordingRuns());
        await _host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
        (await _host.TimelineAsync(id)).Count(kind => kind is "setup.recording_stopped").ShouldBe(1);
    }

    [Fact]
    public async Task A_consent_of_an_earlier_call_asks_no_reader()
    {
        var id = await _host.ConsentedAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(31));

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.ConsentTooOld());
    }

    [Fact]
    public async Task A_letter_needs_its_signed_form_and_the_form_of_another_letter_does_not_count()
    {
        var id = await LetterAsync();
        var draft = await LetterDraftAsync(id);
        var other = await LetterAsync();
        draft.Customer = (await _host.SeeAsync(other)).Customer!.Id;

        (await _host.ConsentStep.RecordConsentAsync(other, draft, CancellationToken.None))
            .ShouldBeOfType<StepOutcome.Invalid>().Problems[nameof(EvidenceForm.SignedForm)].ShouldBe(FieldProblem.Required);
        draft.Customer = (await _host.SeeAsync(id)).Customer!.Id;
        (await _host.ConsentStep.RecordConsentAsync(id, draft, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());

        var evidence = await _host.Get<ConsentReads>().FindEvidenceAsync((await ConsentOfAsync(id)).Id, CancellationToken.None);
        evidence!.SignedForm.ShouldBe(draft.Evidence.SignedForm);
        evidence.SignedFormSha256.ShouldBe(
            (await _host.Get<SignedFormVault>().FindAsync(draft.Evidence.SignedForm!.Value, CancellationToken.None))!.Sha256);
    }

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private DateOnly Today => DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);

    private Task<PortalDb> OpenAsync() => _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    private async Task<CardSetupId> LetterAsync()
    {
        var id = await _host.DraftAsync();
        await _host.OrderStep.ChangeOrderAsync(id, CancellationToken.None);
        (await _host.OrderStep.NoteOrderAsync(id, new OrderForm { Channel = OrderChannel.Post, Reference = "P-1" }, CancellationToken.None))
            .ShouldBe(new StepOutcome.Kept());
        return id;
    }

    private async Task<CardSetupId> NextSetupOfSameCustomerAsync(CardSetupId earlier)
    {
        var customer = (await _host.SeeAsync(earlier)).Customer!.StripeId;
        var id = (await _host.Workflow.StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();
        await _host.CustomerStep.ChooseCustomerAsync(id, customer, CancellationToken.None);
        await _host.OrderStep.NoteOrderAsync(
            id, new OrderForm { Channel = OrderChannel.Telephone, Reference = "A-2" }, CancellationToken.None);
        return id;
    }

    private async Task<ConsentDraft> LetterDraftAsync(CardSetupId id)
    {
        var draft =
            await Drafts.OfLetterAsync(_host.Get<SignedFormVault>(), id, _host.Consent(), SaveCardHost.Camille, _host.Clock.GetUtcNow());
        draft.BeginFor((await _host.SeeAsync(id)).Customer!.Id!.Value, OrderChannel.Post);
        return draft;
    }

    private async Task<ConsentView> ConsentOfAsync(CardSetupId id)
    {
        await using var db = await OpenAsync();
        var consent = await db.Set<Consent>().Where(consent => consent.SetupId == id).Select(consent => consent.Id).SingleAsync();
        return (await _host.Get<ConsentReads>().FindAsync(consent, CancellationToken.None)).ShouldNotBeNull();
    }
}
