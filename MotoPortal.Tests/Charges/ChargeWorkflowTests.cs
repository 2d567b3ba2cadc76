using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Objects;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Charges;

public sealed class ChargeWorkflowTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task With_the_customer_on_the_line_it_is_a_telephone_order_and_not_off_session()
    {
        var consent = await _host.SavedOnRequestAsync();

        var charge = await _host.ChargeAsync(_host.Asking(consent));

        (charge.State, charge.CountedAsMoto, charge.Number).ShouldBe((ChargeState.Succeeded, true, "P-1001"));
        var intent = (await _host.IntentsAsync()).ShouldHaveSingleItem();
        (intent.Amount, intent.Currency, intent.Status, intent.Metadata["motoportal_charge"]).ShouldBe(
            (4000, "eur", "succeeded", charge.Id.Value));
        (await _host.LedgerOfAsync(charge.Id)).ShouldBe(["charge.requested", "charge.succeeded", "charge.receipt_sent"]);
    }

    [Fact]
    public async Task With_the_customer_absent_it_is_off_session_and_says_how_the_card_is_used()
    {
        var consent = await _host.SavedUnscheduledAsync();

        var charge = await _host.ChargeAsync(_host.Asking(consent, initiation: ChargeInitiation.CustomerAbsent));

        charge.State.ShouldBe(ChargeState.Succeeded);
        charge.CountedAsMoto.ShouldNotBe(true);
        var intent = (await _host.IntentsAsync()).ShouldHaveSingleItem();
        intent.LatestCharge.PaymentMethodDetails.Card.StoredCredentialUsage.ShouldBe("unscheduled");
    }

    [Fact]
    public async Task What_the_consent_does_not_cover_is_refused_with_its_clause_and_nothing_is_asked_of_Stripe()
    {
        var consent = await _host.SavedOnRequestAsync();

        var outcome = await _host.Get<ChargeWorkflow>().RequestAsync(_host.Asking(consent, 8001), CancellationToken.None);

        outcome.ShouldBeOfType<ChargeOutcome.Refused>().Breaches.Select(breach => breach.Clause).ShouldBe([ChargeClause.CapPerCharge]);
        (await _host.IntentsAsync()).ShouldBeEmpty();
        (await _host.Get<ChargeReads>().ListOfConsentAsync(consent.Id, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_click_is_the_same_charge()
    {
        var consent = await _host.SavedOnRequestAsync();
        var asked = _host.Asking(consent);

        await Task.WhenAll(_host.ChargeAsync(asked), _host.ChargeAsync(asked));

        (await _host.IntentsAsync()).Count.ShouldBe(1);
        (await _host.Get<ChargeReads>().ListOfConsentAsync(consent.Id, CancellationToken.None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_connection_breaks_after_Stripe_has_acted_it_is_found_and_charged_once()
    {
        var consent = await _host.SavedOnRequestAsync();
        _host.Fault(FaultKind.ConnectionDropped, request: "POST /v1/payment_intents");

        var charge = await _host.ChargeAsync(_host.Asking(consent));
        charge.State.ShouldBe(ChargeState.Unknown);
        await _host.SettleAsync(TimeSpan.FromSeconds(3));

        (await _host.SeeAsync(charge.Id)).State.ShouldBe(ChargeState.Succeeded);
        (await _host.IntentsAsync()).Count.ShouldBe(1);
        (await _host.LedgerOfAsync(charge.Id)).ShouldBe(["charge.requested", "charge.unknown", "charge.succeeded", "charge.receipt_sent"]);
    }

    [Fact]
    public async Task While_the_outcome_is_not_known_the_amount_counts_against_the_caps()
    {
        var consent = await _host.SavedUnscheduledAsync();
        _host.Fault(FaultKind.ConnectionDropped, request: "POST /v1/payment_intents");
        await _host.ChargeAsync(_host.Asking(consent, 8000, reference: "A-1"));
        await _host.ChargeAsync(_host.Asking(consent, 8000, reference: "A-2"));
        await _host.ChargeAsync(_host.Asking(consent, 8000, reference: "A-3"));

        var outcome = await _host.Get<ChargeWorkflow>().RequestAsync(_host.Asking(consent, 100, reference: "A-4"), CancellationToken.None);

        outcome.ShouldBeOfType<ChargeOutcome.Refused>().Breaches.Select(breach => breach.Clause).ShouldBe([ChargeClause.CapPerPeriod]);
    }

    [Fact]
    public async Task A_charge_that_never_arrived_is_told_so_after_a_minute_and_is_never_sent_by_itself()
    {
        var consent = await _host.SavedOnRequestAsync();
        _host.Fault(FaultKind.ServerErrorBefore, request: "POST /v1/payment_intents");

        var charge = await _host.ChargeAsync(_host.Asking(consent));
        await _host.SettleAsync(TimeSpan.FromSeconds(3));
        (await _host.SeeAsync(charge.Id)).State.ShouldBe(ChargeState.Unknown);
        await _host.SettleAsync(TimeSpan.FromSeconds(60));

        (await _host.SeeAsync(charge.Id)).State.ShouldBe(ChargeState.NotSent);
        (await _host.IntentsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decline_says_why_and_a_hard_one_suspends_the_consent_until_a_supervisor_lifts_it()
    {
        var consent = await _host.SavedOnRequestAsync(Charging.DeclinesLater);

        var charge = await _host.ChargeAsync(_host.Asking(consent));
        (charge.State, charge.DeclineCode).ShouldBe((ChargeState.Declined, "generic_decline"));

        await _host.As(Charging.Sam)
            .Get<SuspensionWorkflow>().LiftAsync(consent.Id, "The customer called the bank.", CancellationToken.None);
        (await _host.Get<ConsentReads>().FindAsync(consent.Id, CancellationToken.None))!.SuspendedAt.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_paid_on_the_reader_while_the_card_was_saved_uses_nothing_of_the_consent_up()
    {
        var consent = await _host.SavedAsync(
            ConsentScope.SingleCharge("A repair", AmountRule.UpTo, new Money(8000, "eur"), null, _host.Today().AddMonths(1)));
        var intent = new StripePaymentIntent(
            PaymentIntentId.From("pi_reader"),
            PaymentIntentStatus.Succeeded,
            new Money(5000, "eur"),
            TakesCards: true,
            null,
            null,
            null,
            null,
            CountedAsMoto: true,
            0,
            IsDisputed: false);
        var payment = new ReaderPayment(consent.SetupId, consent.Id, consent.CustomerId, intent.Amount, "A-1", Store: null, intent);
        await _host.Get<Atomic>().RunAsync(
            scope => _host.Get<ChargeRecords>().TakenOnReaderAsync(scope, payment, SaveCardHost.Camille, CancellationToken.None),
            CancellationToken.None);

        (await _host.ChargeAsync(_host.Asking(consent, 8000, reference: "A-2"))).State.ShouldBe(ChargeState.Succeeded);
    }

    [Theory]
    [InlineData(3900L, "eur")]
    [InlineData(4000L, "usd")]
    [InlineData(null, "eur")]
    public async Task An_amount_that_was_not_on_the_button_is_not_charged(long? minorUnits, string currency)
    {
        var consent = await _host.SavedOnRequestAsync();
        Money? shown = minorUnits is { } minor ? new Money(minor, currency) : null;
        var asked = _host.Asking(consent) with { Confirmed = shown };

        var outcome = await _host.Get<ChargeWorkflow>().RequestAsync(asked, CancellationToken.None);

        outcome.ShouldBe(new ChargeOutcome.OtherAmountShown(shown));
        (await _host.Get<ChargeReads>().FindAsync(asked.Id, CancellationToken.None)).ShouldBeNull();
        (await _host.IntentsAsync()).ShouldBeEmpty();

        // The same charge can be confirmed on a second try.
        (await _host.ChargeAsync(asked with { Confirmed = asked.Amount })).State.ShouldBe(ChargeState.Succeeded);
    }

    [Fact]
    public async Task A_second_person_who_saw_another_amount_allows_nothing()
    {
        var consent = await _host.SavedAsync(ConsentScope.OnRequest("Coffee", new Money(200_000, "eur"), null, _host.Today().AddYears(1)));
        var asked = _host.Asking(consent, 100_000) with { AsksForApproval = true, Confirmed = null };
        var workflow = _host.Get<ChargeWorkflow>();
        (await workflow.RequestAsync(asked, CancellationToken.None)).ShouldBe(new ChargeOutcome.AwaitsApproval(asked.Id));

        var other = new Money(10_000, "eur");
        (await _host.As(Charging.Sam).Get<ChargeWorkflow>().ApproveAsync(asked.Id, "Known customer", other, CancellationToken.None))
            .ShouldBe(new ApprovalOutcome.OtherAmountShown(other));
        (await _host.As(Charging.Sam).Get<ChargeWorkflow>().ApproveAsync(
            asked.Id, "Known customer", confirmed: null, CancellationToken.None)).ShouldBe(new ApprovalOutcome.OtherAmountShown(null));

        (await _host.SeeAsync(asked.Id)).State.ShouldBe(ChargeState.AwaitingApproval);
        (await _host.IntentsAsync()).ShouldBeEmpty();
        (await _host.As(Charging.Sam).Get<ChargeWorkflow>().ApproveAsync(asked.Id, "Known customer", asked.Amount, CancellationToken.None))
            .ShouldBe(new ApprovalOutcome.Sent());
    }

    [Fact]
    public async Task An_amount_that_the_bank_holds_is_not_taken_when_another_was_shown()
    {
        var charge = await _host.ChargeAsync(_host.Asking(await _host.SavedOnRequestAsync()));
        var workflow = _host.Get<ChargeWorkflow>();

        var other = new Money(400, "eur");
        (await _host.As(Charging.Sam).Get<ChargeWorkflow>().CaptureAsync(charge.Id, other, CancellationToken.None)).ShouldBe(
            new CaptureOutcome.OtherAmountShown(other));
        (await _host.As(Charging.Sam).Get<ChargeWorkflow>().CaptureAsync(charge.Id, charge.Amount, CancellationToken.None)).ShouldBe(
            new CaptureOutcome.NotHeld());
    }

    [Fact]
    public async Task After_a_withdrawal_nothing_is_charged()
    {
        var consent = await _host.SavedOnRequestAsync();
        await _host.WithdrawAsync(consent.Id);

        var outcome = await _host.Get<ChargeWorkflow>().RequestAsync(_host.Asking(consent), CancellationToken.None);

        outcome.ShouldBeOfType<ChargeOutcome.Refused>().Breaches[0].Clause.ShouldBe(ChargeClause.Withdrawn);
        (await _host.IntentsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_only_the_house_forbids_waits_for_a_second_person_who_is_not_the_first()
    {
        var consent = await _host.SavedAsync(ConsentScope.OnRequest("A piano", new Money(200_000, "eur"), null, _host.Today().AddYears(1)));
        var asked = _host.Asking(consent, 100_000) with { AsksForApproval = true };
        var first = _host.As(Charging.Sam).Get<ChargeWorkflow>();

        (await first.RequestAsync(asked, CancellationToken.None)).ShouldBe(new ChargeOutcome.AwaitsApproval(asked.Id));
        (await _host.IntentsAsync()).ShouldBeEmpty();
        (await first.ApproveAsync(asked.Id, "Known customer", asked.Amount, CancellationToken.None)).ShouldBe(
            new ApprovalOutcome.SamePerson());
        (await ApproveAsync(SaveCardHost.Noor)).ShouldBe(new ApprovalOutcome.NotAllowed());
        (await ApproveAsync(ActingPeople.Alex)).ShouldBe(new ApprovalOutcome.Sent());

        var charge = await _host.SeeAsync(asked.Id);
        (charge.State, charge.ApprovedBy, charge.ApprovalReason).ShouldBe((ChargeState.Succeeded, "Alex P.", "Known customer"));
        charge.OverriddenClauses.ShouldBe([nameof(ChargeClause.HouseLimitPerCharge)]);
        (await _host.LedgerOfAsync(asked.Id)).ShouldBe(
            ["charge.awaits_approval", "charge.approved", "charge.succeeded", "charge.receipt_sent"]);

        Task<ApprovalOutcome> ApproveAsync(Actor person) =>
            _host.As(person).Get<ChargeWorkflow>().ApproveAsync(asked.Id, "Known customer", asked.Amount, CancellationToken.None);
    }

    [Fact]
    public async Task A_withdrawal_while_it_waits_for_a_second_person_wins()
    {
        var consent = await _host.SavedAsync(ConsentScope.OnRequest("A piano", new Money(200_000, "eur"), null, _host.Today().AddYears(1)));
        var asked = _host.Asking(consent, 100_000) with { AsksForApproval = true };
        await _host.Get<ChargeWorkflow>().RequestAsync(asked, CancellationToken.None);
        await _host.WithdrawAsync(consent.Id);

        var outcome = await _host.As(Charging.Sam)
            .Get<ChargeWorkflow>().ApproveAsync(asked.Id, "Known customer", asked.Amount, CancellationToken.None);

        outcome.ShouldBeOfType<ApprovalOutcome.Refused>();
        (await _host.IntentsAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task A_charge_that_was_cut_off_before_its_answer_was_written_is_settled_after_a_restart()
    {
        var consent = await _host.SavedOnRequestAsync();
        _host.Fault(FaultKind.SlowAnswer, request: "POST /v1/payment_intents", milliseconds: 1500);
        var asked = _host.Asking(consent);
        var sending = _host.ChargeAsync(asked);
        await WaitUntil.TrueAsync(async () => (await _host.IntentsAsync()).Count == 1);

        (await _host.SeeAsync(asked.Id)).State.ShouldBe(ChargeState.Sending);
        await _host.SettleAsync(ChargeTimes.AfterSending);

        (await _host.SeeAsync(asked.Id)).State.ShouldBe(ChargeState.Succeeded);
        (await sending).State.ShouldBe(ChargeState.Succeeded);
        (await _host.IntentsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_bank_that_wants_the_customer_is_told_apart_from_a_decline()
    {
        var consent = await _host.SavedUnscheduledAsync("4000002760003184");

        var charge = await _host.ChargeAsync(_host.Asking(consent, initiation: ChargeInitiation.CustomerAbsent));

        (charge.State, charge.DeclineCode).ShouldBe((ChargeState.NeedsCustomer, "authentication_required"));
        (await _host.Get<ConsentReads>().FindAsync(consent.Id, CancellationToken.None))!.SuspendedAt.ShouldBeNull();
    }

    [Fact]
    public async Task What_waited_a_day_for_a_second_person_is_given_up()
    {
        var consent = await _host.SavedAsync(ConsentScope.OnRequest("A piano", new Money(200_000, "eur"), null, _host.Today().AddYears(1)));
        var asked = _host.Asking(consent, 100_000) with { AsksForApproval = true };
        await _host.Get<ChargeWorkflow>().RequestAsync(asked, CancellationToken.None);

        await _host.SettleAsync(TimeSpan.FromHours(24));

        (await _host.SeeAsync(asked.Id)).State.ShouldBe(ChargeState.GivenUp);
    }

    [Fact]
    public async Task An_event_alone_is_enough_to_learn_of_the_outcome()
    {
        var consent = await _host.SavedOnRequestAsync();
        _host.Fault(FaultKind.ConnectionDropped, request: "POST /v1/payment_intents");
        var charge = await _host.ChargeAsync(_host.Asking(consent));
        var intent = (await _host.IntentsAsync()).Single();

        await _host.People.Portal.Get<ChargeEvents>().ApplyAsync(
            new StripeEventReference("payment_intent.succeeded", null, null, PaymentIntentId.From(intent.Id)), CancellationToken.None);

        (await _host.SeeAsync(charge.Id)).State.ShouldBe(ChargeState.Succeeded);
    }
}
