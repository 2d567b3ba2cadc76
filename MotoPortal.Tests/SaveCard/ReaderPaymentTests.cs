using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Readers;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.SaveCard;

/// <summary>A payment on a reader by telephone or post, with and without saving the card.</summary>
public sealed class ReaderPaymentTests : IAsyncLifetime
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromSeconds(3);
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_customer_who_pays_without_a_consent_is_spoken_to_in_the_language_of_their_last_one()
    {
        var saved = await _host.SavedOnRequestAsync();
        var payment = await _host.Workflow.StartAsync(SetupTask.PayNow, CancellationToken.None);
        var setup = payment.ShouldBeGiven();
        (await _host.CustomerStep.ChooseCustomerAsync(
            setup,
            (await _host.Get<CustomerDirectory>().ListAsync([saved.CustomerId], CancellationToken.None)).Single().StripeId,
            CancellationToken.None)).ShouldBe(new StepOutcome.Kept());

        (await _host.SeeAsync(setup)).Customer!.Language.ShouldBe(saved.Language);
        (saved.Language is "de").ShouldBeFalse();
        await _host.Stripe.V1.Customers.UpdateAsync(
            (await _host.SeeAsync(setup)).Customer!.StripeId.Value, new Stripe.CustomerUpdateOptions { PreferredLocales = ["de", "fr"] });
        await _host.Get<CustomerStandingRecords>().CheckAsync(
            (await _host.SeeAsync(setup)).Customer!.StripeId, CancellationToken.None);
        (await _host.SeeAsync(setup)).Customer!.Language.ShouldBe("de");
    }

    [Fact]
    public async Task A_payment_alone_becomes_a_charge_and_keeps_no_card()
    {
        var id = await _host.PayingAsync();
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, FirstPoll);

        var view = await _host.SeeAsync(id);
        (view.State, view.Step, view.Consent, view.Card, view.Problem).ShouldBe((SetupState.Paid, SetupStep.Done, null, null, null));
        var charge = (await _host.ChargesAsync(id)).ShouldHaveSingleItem();
        (
            charge.Number,
            charge.State,
            charge.Initiation,
            charge.Amount,
            charge.Reference,
            charge.ConsentId,
            charge.CardBrand,
            charge.CardLast4,
            charge.CountedAsMoto,
            charge.RequestedBy)
            .ShouldBe((
                "P-1001",
                ChargeState.Succeeded,
                ChargeInitiation.OnReader,
                new Money(4000, "eur"),
                "A-10442",
                null,
                "visa",
                "4242",
                true,
                "Camille D."));
        view.Payment.ShouldBe(new PaymentView(charge.Id, "P-1001", new Money(4000, "eur"), "visa", "4242", true));

        var intent = await _host.PaymentAtStripeAsync(id);
        (intent.Status, intent.Amount, intent.Currency, intent.SetupFutureUsage).ShouldBe(("succeeded", 4000, "eur", null));
        (await _host.Stripe.V1.PaymentMethods.ListAsync(new PaymentMethodListOptions { Customer = intent.CustomerId })).ShouldBeEmpty();
        (await HolderOfFrontDeskAsync()).ShouldBeNull();
        (await _host.TimelineAsync(id)).Where(kind => kind != "charge.receipt_sent").ShouldBe(
        [
            "setup.started", "customer.created", "setup.order_noted", "payment.agreed", "setup.intent_created", "setup.recording_stopped",
            "setup.sent_to_reader", "setup.on_reader", "charge.succeeded",
        ]);
    }

    [Fact]
    public async Task A_payment_that_keeps_the_card_has_its_consent_first_and_the_card_sealed_into_it()
    {
        var id = await _host.PayingAsync(SetupTask.PayAndSave);
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, FirstPoll);

        var view = await _host.SeeAsync(id);
        (view.State, view.Card!.Last4, view.Card.CountedAsMoto).ShouldBe((SetupState.Paid, "4242", true));
        (await _host.ChargesAsync(id)).ShouldHaveSingleItem().ConsentId.ShouldBe(view.Consent!.Id);
        var intent = await _host.PaymentAtStripeAsync(id);
        intent.SetupFutureUsage.ShouldBe("off_session");
        var kept = (await _host.Stripe.V1.PaymentMethods.ListAsync(new PaymentMethodListOptions { Customer = intent.CustomerId }))
            .ShouldHaveSingleItem();
        (kept.Id, kept.AllowRedisplay).ShouldBe((view.Card.PaymentMethod.Value, "limited"));
        (await _host.Get<ConsentReads>().FindAsync(view.Consent.Id, CancellationToken.None))!.Result.ShouldBe(ConsentResult.CardSaved);
    }

    [Fact]
    public async Task Nothing_is_asked_of_Stripe_before_the_customer_said_yes_to_the_amount()
    {
        var id = await _host.PaymentDraftAsync();

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotNow(SetupState.Draft));
        (await _host.Stripe.V1.PaymentIntents.ListAsync()).ShouldBeEmpty();
        (await _host.AgreePaymentAsync(id)).ShouldBe(new StepOutcome.Kept());
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.IntentReady);
        (await _host.Stripe.V1.SetupIntents.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_is_not_asked_for_an_amount_that_was_not_on_the_button()
    {
        var id = await _host.PaymentDraftAsync();
        await _host.AgreePaymentAsync(id);
        await _host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);

        var other = new Money(400, "eur");
        (await SendWithAsync(other)).ShouldBe(new SendOutcome.OtherAmountShown(other));
        (await SendWithAsync(null)).ShouldBe(new SendOutcome.OtherAmountShown(null));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.IntentReady);
        (await HolderOfFrontDeskAsync()).ShouldBeNull();
        (await SendWithAsync(new Money(4000, "eur"))).ShouldBe(new SendOutcome.OnReader());

        Task<SendOutcome> SendWithAsync(Money? shown) =>
            _host.ReaderStep.SendToReaderAsync(id, _host.FrontDesk, shown, CancellationToken.None);
    }

    [Fact]
    public async Task A_caller_who_was_not_identified_pays_nothing()
    {
        var id = await _host.PaymentDraftAsync();

        (await ProblemsAsync(id, form => form.IdentityPassed = false)).ShouldBe(
            [(nameof(PaymentForm.IdentityPassed), FieldProblem.NotConfirmed)]);
        (await ProblemsAsync(id, form => (form.IdentityCheck, form.IdentityPassed, form.Cardholder) = (null, null, null))).ShouldBe(
            [(nameof(PaymentForm.IdentityCheck), FieldProblem.Required), (nameof(PaymentForm.IdentityPassed), FieldProblem.Required), (
                nameof(PaymentForm.Cardholder),
                FieldProblem.Required)],
            ignoreOrder: true);
        (await ProblemsAsync(id, form => form.Cardholder = Cardholder.OtherPerson)).ShouldBe(
            [
                (nameof(PaymentForm.CardholderName), FieldProblem.Required),
                (nameof(PaymentForm.CardholderRelation), FieldProblem.Required),
                (nameof(PaymentForm.CardholderAgreed), FieldProblem.NotConfirmed),
            ],
            ignoreOrder: true);

        (await _host.PaymentStep.DeclinePaymentAsync(id, ConsentRefusalReason.IdentityNotConfirmed, CancellationToken.None)).ShouldBe(
            new StepOutcome.Kept());
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Abandoned);
    }

    [Fact]
    public async Task A_yes_to_one_amount_is_none_to_another()
    {
        var id = await _host.PaymentDraftAsync();

        (await ProblemsAsync(id, form => form.Agreed = new Money(3900, "eur"))).ShouldBe(
            [(nameof(PaymentForm.Agreed), FieldProblem.NotAccepted)]);
        (await ProblemsAsync(id, form => form.Agreed = new Money(4000, "usd"))).ShouldBe(
            [(nameof(PaymentForm.Agreed), FieldProblem.NotAccepted)]);
    }

    [Fact]
    public async Task A_changed_amount_has_to_be_agreed_again()
    {
        var id = await _host.PaymentDraftAsync(SetupTask.PayAndSave);
        await _host.AgreePaymentAsync(id);
        await _host.OrderStep.ChangeOrderAsync(id, CancellationToken.None);
        await _host.OrderStep.NoteOrderAsync(
            id,
            new OrderForm { Channel = OrderChannel.Telephone, Reference = "A-2", Amount = "1.230", Currency = "kwd" },
            CancellationToken.None);

        var view = await _host.SeeAsync(id);
        (view.Amount, view.AmountAgreedAt).ShouldBe((new Money(1230, "kwd"), null));
        (await _host.RecordConsentAsync(id)).ShouldBe(new StepOutcome.NotNow(SetupState.Draft));
    }

    [Theory]
    [InlineData("", "eur", FieldProblem.Required)]
    [InlineData("forty", "eur", FieldProblem.NotAnAmount)]
    [InlineData("40,001", "eur", FieldProblem.AmbiguousAmount)]
    [InlineData("40,5", "jpy", FieldProblem.NoDecimals)]
    [InlineData("0,00", "eur", FieldProblem.BelowMinimum)]
    [InlineData("0,30", "eur", FieldProblem.BelowMinimum)]
    [InlineData("20", "jpy", FieldProblem.BelowMinimum)]
    [InlineData("12,345", "kwd", FieldProblem.NotInSteps)]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task An_amount_that_the_currency_does_not_know_is_not_taken(string amount, string currency, FieldProblem problem)
    {
        var id = await _host.PaymentDraftAsync();
        await _host.OrderStep.ChangeOrderAsync(id, CancellationToken.None);

        var outcome = await _host.OrderStep.NoteOrderAsync(
            id,
            new OrderForm { Channel = OrderChannel.Telephone, Reference = "A-1", Amount = amount, Currency = currency },
            CancellationToken.None);

        outcome.ShouldBeOfType<StepOutcome.Invalid>().Problems[nameof(OrderForm.Amount)].ShouldBe(problem);
    }

    [Fact]
    public async Task No_card_is_asked_for_while_the_call_may_be_recorded()
    {
        var id = await _host.PaymentDraftAsync();
        await _host.AgreePaymentAsync(id);

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.RecordingRuns());
    }

    [Fact]
    public async Task An_amount_that_was_agreed_long_ago_is_read_out_again()
    {
        var id = await _host.PayableAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(31));

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.ConsentTooOld());
    }

    [Fact]
    public async Task By_post_no_caller_is_identified_but_the_cardholder_is_asked_for()
    {
        var id = await _host.PaymentDraftAsync(channel: OrderChannel.Post);

        (await ProblemsAsync(id, form => (form.IdentityCheck, form.IdentityPassed, form.Cardholder) = (null, null, null))).ShouldBe(
            [(nameof(PaymentForm.Cardholder), FieldProblem.Required)]);
        (await _host.AgreePaymentAsync(id, form => (form.IdentityCheck, form.IdentityPassed) = (null, null))).ShouldBe(
            new StepOutcome.Kept());
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
    }

    [Fact]
    public async Task A_customer_who_will_not_have_the_card_kept_pays_all_the_same()
    {
        var id = await _host.PaymentDraftAsync(SetupTask.PayAndSave);
        await _host.AgreePaymentAsync(id, form => (form.IdentityCheck, form.IdentityPassed, form.Cardholder) = (null, null, null));

        (await _host.ConsentStep.DeclineConsentAsync(id, ConsentRefusalReason.Declined, await _host
            .DraftConsentAsync(id), CancellationToken.None)).ShouldBe(new StepOutcome.Kept());

        var view = await _host.SeeAsync(id);
        (view.Task, view.State, view.AmountAgreedAt, view.Refusal).ShouldBe(
            (SetupTask.PayNow, SetupState.Draft, null, ConsentRefusalReason.Declined));
        await _host.AgreePaymentAsync(id);
        await _host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);
        await _host.SendAsync(id);
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, FirstPoll);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Paid);
        (await _host.PaymentAtStripeAsync(id)).SetupFutureUsage.ShouldBeNull();
    }

    [Fact]
    public async Task A_payment_that_Stripe_does_not_count_as_MOTO_is_said_so()
    {
        _host.Fault(FaultKind.MotoNotRecorded);
        var id = await _host.PayingAsync();
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, FirstPoll);

        var view = await _host.SeeAsync(id);
        (view.State, view.Payment!.CountedAsMoto is true).ShouldBe((SetupState.Paid, false));
    }

    private async Task<(string Field, FieldProblem Problem)[]> ProblemsAsync(CardSetupId id, Action<PaymentForm> change) =>
        [.. (await _host.AgreePaymentAsync(id, change)).ShouldBeOfType<StepOutcome.Invalid>().Problems
            .Select(problem => (problem.Key, problem.Value))];

    private async Task<string?> HolderOfFrontDeskAsync()
    {
        var store =
            (await _host.Get<ReaderDirectory>().ListStoresAsync(CancellationToken.None)).Single(store => store.Name == "Store Lyon").Id;
        var listed = (ReaderListOutcome.Listed)await _host.Get<ReaderDirectory>().ListAsync(store, CancellationToken.None);
        return listed.Readers.Single(reader => reader.Id == _host.FrontDesk).HeldBy;
    }
}
