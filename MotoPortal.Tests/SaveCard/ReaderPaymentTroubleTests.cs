using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Support;
using Stripe;
using Stripe.Terminal;

namespace MotoPortal.Tests.SaveCard;

/// <summary>Failures of readers, networks and Stripe during a payment: each ends with one charge or none.</summary>
public sealed class ReaderPaymentTroubleTests : IAsyncLifetime
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromSeconds(3);
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task After_a_decline_another_card_pays_the_same_PaymentIntent()
    {
        var id = await _host.PayingAsync();
        var intent = (await _host.PaymentAtStripeAsync(id)).Id;
        await _host.KeyInAsync("4000000000009995");
        await _host.PollOrStopAsync(id, FirstPoll);

        var declined = await _host.SeeAsync(id);
        (declined.State, declined.Step, declined.Problem).ShouldBe(
            (SetupState.IntentReady, SetupStep.Reader, new ProblemView(SetupProblem.Declined, "insufficient_funds", null)));
        (await _host.ChargesAsync(id)).ShouldBeEmpty();

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
        await _host.PollOrStopAsync(id, FirstPoll);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.OnReader);
        await _host.KeyInAsync("5555555555554444");
        await _host.PollOrStopAsync(id, FirstPoll);

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Paid);
        (await _host.ChargesAsync(id)).ShouldHaveSingleItem().CardBrand.ShouldBe("mastercard");
        (await _host.PaymentAtStripeAsync(id)).Id.ShouldBe(intent);
        (await _host.Stripe.V1.PaymentIntents.ListAsync()).Count().ShouldBe(1);
        (await _host.CallsAsync(id)).Where(call => call.Kind == "process").Select(call => call.Attempt).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData(nameof(FaultKind.ReaderOffline), SetupProblem.ReaderOffline)]
    [InlineData(nameof(FaultKind.ReaderBusy), SetupProblem.ReaderBusy)]
    [InlineData(nameof(FaultKind.MotoNotEnabled), SetupProblem.MotoNotEnabled)]
    public async Task A_refused_command_charges_nothing_and_can_be_sent_again(string fault, SetupProblem problem)
    {
        var id = await _host.PayableAsync();
        var set = _host.Fault(Enum.Parse<FaultKind>(fault));

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotSent(problem));
        _host.Simulator.Faults.Clear(set.Id);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
    }

    [Fact]
    public async Task Cancel_in_the_portal_frees_the_reader_and_the_payment_can_be_taken_later()
    {
        var id = await _host.PayingAsync();

        (await _host.ReaderStep.CancelAsync(id, CancellationToken.None)).ShouldBe(new CancelOutcome.Canceled());

        var canceled = await _host.SeeAsync(id);
        (canceled.State, canceled.Problem!.Kind).ShouldBe((SetupState.IntentReady, SetupProblem.CanceledHere));
        (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action.ShouldBeNull();
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task Cancel_while_the_bank_is_asked_comes_too_late_and_the_payment_counts()
    {
        var id = await _host.PayingAsync();
        _host.Fault(FaultKind.SlowAuthorization, milliseconds: 1500);
        var keyedIn = _host.KeyInAsync();
        await WaitUntil.TrueAsync(async () => (await _host.PaymentAtStripeAsync(id)).Status == "processing");

        (await _host.ReaderStep.CancelAsync(id, CancellationToken.None)).ShouldBe(new CancelOutcome.TooLate());
        await keyedIn;
        await WaitUntil.TrueAsync(async () => (await _host.PaymentAtStripeAsync(id)).Status == "succeeded");
        await _host.PollOrStopAsync(id, FirstPoll);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Paid);
    }

    [Fact]
    public async Task A_timeout_although_the_reader_has_the_command_is_settled_by_reading_the_reader()
    {
        var id = await _host.PayableAsync();
        _host.Fault(FaultKind.TimeoutDelivered);

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.Unknown());
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotNow(SetupState.Settling));
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(1));
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.OnReader);
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, FirstPoll);

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Paid);
        (await _host.ChargesAsync(id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_timeout_whose_command_never_arrived_is_waited_for_and_then_can_be_sent_again()
    {
        var id = await _host.PayableAsync();
        _host.Fault(FaultKind.TimeoutUndelivered);

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.Unknown());
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(1));
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Settling);
        await _host.PollOrStopAsync(id, CallTimes.SurelyOver);

        (await _host.SeeAsync(id)).Problem!.Kind.ShouldBe(SetupProblem.ReaderNotReached);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
    }

    [Fact]
    public async Task A_reader_that_lost_its_connection_after_the_bank_said_yes_has_taken_the_payment()
    {
        var id = await _host.PayingAsync();
        _host.Fault(FaultKind.ConnectionErrorAfterSuccess);
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, FirstPoll);

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Paid);
        (await _host.ChargesAsync(id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_that_lost_its_connection_before_the_bank_was_asked_has_taken_none()
    {
        var id = await _host.PayingAsync();
        _host.Fault(FaultKind.ConnectionErrorBeforeSuccess);
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, FirstPoll);

        (await _host.SeeAsync(id)).Problem!.Kind.ShouldBe(SetupProblem.ConnectionLost);
        (await _host.ChargesAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_that_lost_its_power_is_stopped_when_its_time_is_over()
    {
        var id = await _host.PayingAsync();
        _host.Fault(FaultKind.PowerLost);
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(181));

        (await _host.SeeAsync(id)).Problem!.Kind.ShouldBe(SetupProblem.TimedOut);
        (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action.ShouldBeNull();
    }

    [Fact]
    public async Task A_connection_that_broke_after_Stripe_acted_leads_to_exactly_one_charge()
    {
        var id = await _host.PayableAsync();
        _host.Fault(FaultKind.ConnectionDropped, request: "process_payment_intent");

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.Unknown());
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(1));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Paid);
        (await _host.ChargesAsync(id)).Count.ShouldBe(1);
        (await _host.Stripe.V1.Charges.ListAsync()).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(nameof(FaultKind.ServerErrorBefore))]
    [InlineData(nameof(FaultKind.ServerErrorAfter))]
    [InlineData(nameof(FaultKind.ConnectionDropped))]
    public async Task A_PaymentIntent_whose_making_was_not_answered_is_made_once_by_the_reconciler(string fault)
    {
        var id = await _host.PaymentDraftAsync();
        _host.Fault(Enum.Parse<FaultKind>(fault), request: "POST /v1/payment_intents");
        await _host.AgreePaymentAsync(id);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Consented);

        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(5));
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(5));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.IntentReady);
        (await _host.Stripe.V1.PaymentIntents.ListAsync()).Count().ShouldBe(1);
    }

    [Fact]
    public async Task After_a_restart_the_row_alone_is_enough_to_ask_Stripe_until_the_payment_is_known()
    {
        var id = await _host.PayingAsync();
        await _host.KeyInAsync();
        await using (var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            await db.Set<CardSetup>().Where(setup => setup.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(setup => setup.NextCheckAt, (DateTimeOffset?)null));
        }

        using var reconciler = ActivatorUtilities.CreateInstance<SetupReconciler>(_host.Get<IServiceProvider>());
        await reconciler.StartAsync(CancellationToken.None);
        await WaitUntil.TrueAsync(async () =>
        {
            _host.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await _host.SeeAsync(id)).State is SetupState.Paid;
        });
        await reconciler.StopAsync(CancellationToken.None);

        (await _host.ChargesAsync(id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_consent_that_is_withdrawn_before_the_reader_is_asked_takes_the_payment_with_it()
    {
        var id = await _host.PayableAsync(SetupTask.PayAndSave);
        var consent = (await _host.SeeAsync(id)).Consent!.Id;

        await _host.Get<WithdrawalWorkflow>().WithdrawAsync(consent, WithdrawalChannel.Telephone, null, CancellationToken.None);
        await _host.Poll.PollOrStopAsync(id, CancellationToken.None);

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Abandoned);
        (await _host.PaymentAtStripeAsync(id)).Status.ShouldBe("canceled");
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotNow(SetupState.Abandoned));
    }

    [Fact]
    public async Task An_event_of_Stripes_is_enough()
    {
        var id = await _host.PayingAsync();
        var intent = PaymentIntentId.From((await _host.PaymentAtStripeAsync(id)).Id);
        await _host.KeyInAsync();

        await TellAsync(new StripeEventReference("terminal.reader.action_succeeded", null, null, intent));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Paid);
    }

    [Fact]
    public async Task The_same_event_again_does_not_charge_twice()
    {
        var id = await _host.PayingAsync();
        var intent = PaymentIntentId.From((await _host.PaymentAtStripeAsync(id)).Id);
        await _host.KeyInAsync();

        await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => TellAsync(new StripeEventReference("payment_intent.succeeded", null, null, intent))));

        (await _host.ChargesAsync(id)).Count.ShouldBe(1);
        (await _host.TimelineAsync(id)).Count(kind => kind == "charge.succeeded").ShouldBe(1);
    }

    [Fact]
    public async Task Giving_up_cancels_the_PaymentIntent()
    {
        var id = await _host.PayableAsync();

        (await _host.Workflow.GiveUpAsync(id, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Abandoned);
        (await _host.PaymentAtStripeAsync(id)).Status.ShouldBe("canceled");
        (await _host.ChargesAsync(id)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SetupTask.PayNow)]
    [InlineData(SetupTask.PayAndSave)]
    public async Task A_payment_that_was_taken_after_all_hope_was_given_up_is_written_down_to_be_refunded_and_its_card_is_not_kept(
        SetupTask task)
    {
        var id = await _host.PayableAsync(task);
        var intent = await _host.PaymentAtStripeAsync(id);
        var options = new ReaderProcessPaymentIntentOptions { PaymentIntent = intent.Id };
        if (task is SetupTask.PayAndSave)
        {
            options.ProcessConfig = new ReaderProcessConfigOptions { AllowRedisplay = "limited" };
        }

        options.AddExtraParam("process_config[moto]", true);
        await _host.Stripe.V1.Terminal.Readers.ProcessPaymentIntentAsync(_host.FrontDesk.Value, options);
        await _host.KeyInAsync();

        await _host.Workflow.GiveUpAsync(id, CancellationToken.None);

        var view = await _host.SeeAsync(id);
        (view.State, view.Payment!.Amount).ShouldBe((SetupState.PaidLate, new Money(4000, "eur")));
        var charge = (await _host.ChargesAsync(id)).ShouldHaveSingleItem();
        (charge.State, charge.ConsentId).ShouldBe((ChargeState.Succeeded, null));
        (await _host.Stripe.V1.PaymentMethods.ListAsync(new PaymentMethodListOptions { Customer = intent.CustomerId })).ShouldBeEmpty();
        (await _host.TimelineAsync(id)).TakeLast(task is SetupTask.PayNow ? 4 : 5).ShouldBe(
            task is SetupTask.PayNow
                ? ["setup.given_up", "charge.succeeded", "charge.receipt_sent", "setup.late_payment"]
                : ["setup.given_up", "charge.succeeded", "charge.receipt_sent", "setup.late_payment", "card.detached"]);

        (await _host.Get<SetupReads>().ListLatePaymentsAsync(CancellationToken.None)).ShouldBe(
            [new LatePaymentView(charge.Id, charge.Number, charge.Amount, "Zoë Ångström")]);
        await _host.Settling.SettleAsync(id, CancellationToken.None);
        (await _host.TimelineAsync(id)).Count(kind => kind is "setup.late_payment" or "card.detached")
            .ShouldBe(task is SetupTask.PayNow ? 1 : 2);
    }

    private async Task TellAsync(StripeEventReference notice) =>
        await _host.People.Portal.Get<IEnumerable<IStripeEventHandler>>()
            .OfType<SetupEvents>().Single().ApplyAsync(notice, CancellationToken.None);
}
