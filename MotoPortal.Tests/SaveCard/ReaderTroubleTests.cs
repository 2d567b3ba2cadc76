using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Gateway.Calls;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

/// <summary>Failures of readers, networks and Stripe during a save, each until a person can continue.</summary>
public sealed class ReaderTroubleTests : IAsyncLifetime
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromSeconds(3);
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(nameof(FaultKind.ReaderOffline), SetupProblem.ReaderOffline)]
    [InlineData(nameof(FaultKind.ReaderBusy), SetupProblem.ReaderBusy)]
    [InlineData(nameof(FaultKind.MotoNotEnabled), SetupProblem.MotoNotEnabled)]
    public async Task A_refused_command_leaves_the_setup_where_it_can_be_sent_again(string fault, SetupProblem problem)
    {
        var id = await _host.ConsentedAsync();
        var set = _host.Fault(Enum.Parse<FaultKind>(fault));

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotSent(problem));
        var refused = await _host.SeeAsync(id);
        (refused.State, refused.Problem!.Kind).ShouldBe((SetupState.IntentReady, problem));

        _host.Simulator.Faults.Clear(set.Id);
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
    }

    [Fact]
    public async Task A_reader_that_is_deleted_at_Stripe_is_said_to_be_gone_before_and_after_it_has_the_command()
    {
        var (before, after) = (await _host.ConsentedAsync(), await _host.ConsentedAsync());
        (await _host.SendAsync(after)).ShouldBe(new SendOutcome.OnReader());
        await _host.Stripe.V1.Terminal.Readers.DeleteAsync(_host.FrontDesk.Value);

        (await _host.SendAsync(before)).ShouldBe(new SendOutcome.NotSent(SetupProblem.ReaderDeleted));
        await _host.PollOrStopAsync(after, FirstPoll);

        foreach (var id in new[] { before, after })
        {
            var gone = await _host.SeeAsync(id);
            (gone.State, gone.Problem!.Kind).ShouldBe((SetupState.IntentReady, SetupProblem.ReaderDeleted));
        }
    }

    [Fact]
    public async Task A_timeout_although_the_reader_has_the_command_is_settled_by_reading_the_reader()
    {
        var id = await _host.ConsentedAsync();
        _host.Fault(FaultKind.TimeoutDelivered);

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.Unknown());
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Settling);
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(1));
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.OnReader);

        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, FirstPoll);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Saved);
    }

    [Fact]
    public async Task A_timeout_whose_command_never_arrived_is_waited_for_and_then_can_be_sent_again()
    {
        var id = await _host.ConsentedAsync();
        _host.Fault(FaultKind.TimeoutUndelivered);

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.Unknown());
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(1));
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Settling);
        await _host.PollOrStopAsync(id, CallTimes.SurelyOver);

        var given = await _host.SeeAsync(id);
        (given.State, given.Problem!.Kind).ShouldBe((SetupState.IntentReady, SetupProblem.ReaderNotReached));
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
        (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action.Status.ShouldBe("in_progress");
    }

    [Fact]
    public async Task A_connection_error_after_the_card_was_saved_is_a_saved_card()
    {
        var id = await _host.OnReaderAsync();
        _host.Fault(FaultKind.ConnectionErrorAfterSuccess);
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, FirstPoll);

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Saved);
    }

    [Fact]
    public async Task A_connection_error_before_the_card_was_saved_is_none()
    {
        var id = await _host.OnReaderAsync();
        _host.Fault(FaultKind.ConnectionErrorBeforeSuccess);
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, FirstPoll);

        var lost = await _host.SeeAsync(id);
        (lost.State, lost.Problem!.Kind).ShouldBe((SetupState.IntentReady, SetupProblem.ConnectionLost));
    }

    [Fact]
    public async Task A_reader_that_lost_its_power_is_stopped_when_its_time_is_over()
    {
        var id = await _host.OnReaderAsync();
        _host.Fault(FaultKind.PowerLost);
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, FirstPoll);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.OnReader);

        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(180));

        var stopped = await _host.SeeAsync(id);
        (stopped.State, stopped.Problem!.Kind).ShouldBe((SetupState.IntentReady, SetupProblem.TimedOut));
        (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action.ShouldBeNull();
    }

    [Fact]
    public async Task More_time_puts_the_end_off()
    {
        var id = await _host.OnReaderAsync();
        await _host.ReaderStep.GiveMoreTimeAsync(id, CancellationToken.None);
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(200));
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.OnReader);

        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(101));
        (await _host.SeeAsync(id)).Problem!.Kind.ShouldBe(SetupProblem.TimedOut);
    }

    [Fact]
    public async Task Cancel_on_the_reader_is_told_from_a_decline()
    {
        _host.Fault(FaultKind.CustomerCanceled);
        var id = await _host.OnReaderAsync();
        await WaitUntil.TrueAsync(
            async () => (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action?.Status == "failed");
        await _host.PollOrStopAsync(id, FirstPoll);

        (await _host.SeeAsync(id)).Problem.ShouldBe(new ProblemView(SetupProblem.CanceledOnReader, null, null));
    }

    [Fact]
    public async Task Cancel_in_the_portal_frees_the_reader_and_keeps_the_consent()
    {
        var id = await _host.OnReaderAsync();

        (await _host.ReaderStep.CancelAsync(id, CancellationToken.None)).ShouldBe(new CancelOutcome.Canceled());

        var canceled = await _host.SeeAsync(id);
        (canceled.State, canceled.Problem!.Kind).ShouldBe((SetupState.IntentReady, SetupProblem.CanceledHere));
        (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action.ShouldBeNull();
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task Cancel_while_the_bank_is_asked_comes_too_late_and_the_result_counts()
    {
        var id = await _host.OnReaderAsync();
        _host.Fault(FaultKind.SlowAuthorization, milliseconds: 1500);
        var keyedIn = _host.KeyInAsync();
        await WaitUntil.TrueAsync(async () => (await _host.IntentAtStripeAsync(id)).Status == "processing");

        (await _host.ReaderStep.CancelAsync(id, CancellationToken.None)).ShouldBe(new CancelOutcome.TooLate());
        await keyedIn;
        await WaitUntil.TrueAsync(async () => (await _host.IntentAtStripeAsync(id)).Status == "succeeded");
        await _host.PollOrStopAsync(id, FirstPoll);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Saved);
    }

    [Fact]
    public async Task A_connection_that_broke_after_Stripe_acted_does_not_prompt_twice()
    {
        var id = await _host.ConsentedAsync();
        _host.Fault(FaultKind.ConnectionDropped, request: "process_setup_intent");

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.Unknown());
        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotNow(SetupState.Settling));
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(1));
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.OnReader);
        (await _host.CallsAsync(id)).Single(call => call.Kind == "process").Status.ShouldBe(CallStatus.Unknown);
    }

    [Theory]
    [InlineData(nameof(FaultKind.ServerErrorBefore))]
    [InlineData(nameof(FaultKind.ServerErrorAfter))]
    [InlineData(nameof(FaultKind.ConnectionDropped))]
    public async Task A_SetupIntent_whose_making_was_not_answered_is_made_once_by_the_reconciler(string fault)
    {
        var id = await _host.DraftAsync();
        _host.Fault(Enum.Parse<FaultKind>(fault), request: "POST /v1/setup_intents");
        await _host.RecordConsentAsync(id);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Consented);

        // Stripe replays its answer to a key, a failure included (https://docs.stripe.com/api/idempotent_requests): the second try with the
        // same key may get it again, the third looks first and then uses another key.
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(5));
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(5));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.IntentReady);
        (await _host.Stripe.V1.SetupIntents.ListAsync()).Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_Stripe_answered_is_recorded_even_when_the_clerk_has_left()
    {
        var id = await _host.ConsentedAsync();
        _host.Fault(FaultKind.SlowAnswer, request: "process_setup_intent", milliseconds: 800);
        using var page = new CancellationTokenSource();

        var sending = _host.ReaderStep.SendToReaderAsync(id, _host.FrontDesk, confirmed: null, page.Token);
        await WaitUntil.TrueAsync(async () => (await _host.SeeAsync(id)).State is SetupState.OnReader);
        await page.CancelAsync();
        await sending;

        (await _host.SeeAsync(id)).Attempt!.AcceptedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Giving_up_cancels_what_was_made_ahead()
    {
        var id = await _host.ConsentedAsync();

        (await _host.Workflow.GiveUpAsync(id, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Abandoned);
        (await _host.IntentAtStripeAsync(id)).Status.ShouldBe("canceled");
        (await _host.Get<ConsentReads>().ListAsync(new ConsentQuery(Result: ConsentResult.NoCard), CancellationToken.None)).Total.ShouldBe(
            1);
    }

    [Fact]
    public async Task A_card_that_was_saved_after_all_hope_was_given_up_is_removed_and_said_so()
    {
        var id = await _host.ConsentedAsync();
        var intent = await _host.IntentAtStripeAsync(id);
        await ProcessElsewhereAsync(intent.Id);
        await _host.KeyInAsync();

        await _host.Workflow.GiveUpAsync(id, CancellationToken.None);

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Detached);
        (await _host.Stripe.V1.PaymentMethods.ListAsync(new Stripe.PaymentMethodListOptions { Customer = intent.CustomerId }))
            .ShouldBeEmpty();
        (await _host.TimelineAsync(id)).TakeLast(3).ShouldBe(["setup.given_up", "setup.late_card", "card.detached"]);
    }

    [Fact]
    public async Task A_success_that_is_told_late_counts()
    {
        var id = await _host.OnReaderAsync();
        await _host.ReaderStep.CancelAsync(id, CancellationToken.None);
        var intent = await _host.IntentAtStripeAsync(id);
        await ProcessElsewhereAsync(intent.Id);
        await _host.KeyInAsync();

        await _host.Settling.SettleAsync(id, CancellationToken.None);

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Saved);
    }

    [Fact]
    public async Task The_same_news_again_changes_nothing()
    {
        var id = await _host.OnReaderAsync();
        await _host.KeyInAsync();
        await _host.Settling.SettleAsync(id, CancellationToken.None);
        var once = await _host.TimelineAsync(id);
        var view = await _host.SeeAsync(id);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _host.Settling.SettleAsync(id, CancellationToken.None)));

        (await _host.TimelineAsync(id)).ShouldBe(once);
        (await _host.SeeAsync(id)).ShouldBe(view);
    }

    [Fact]
    public async Task A_wrong_key_is_said_to_be_one()
    {
        await using var host = await SaveCardHost.StartAsync("rk_test_revoked");
        var id = (await host.Workflow.StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();

        (await host.CustomerStep.CreateCustomerAsync(id, new CustomerForm { Name = "Zoë" }, evenIfAlike: true, CancellationToken.None))
            .ShouldBe(new StepOutcome.Refused(SetupProblem.KeyRefused));
    }

    [Fact]
    public async Task Without_a_network_nothing_typed_is_lost_and_nothing_is_made_twice()
    {
        var id = await _host.DraftAsync();
        await _host.Simulator.DisposeAsync();

        (await _host.RecordConsentAsync(id)).ShouldBe(new StepOutcome.Kept());
        var view = await _host.SeeAsync(id);
        (view.State, view.Consent!.Number, view.Problem!.Kind).ShouldBe((SetupState.Consented, "C-1001", SetupProblem.StripeNotReachable));
    }

    /// <summary>Another program sends the intent to the reader.</summary>
    private Task<Stripe.Terminal.Reader> ProcessElsewhereAsync(string intent)
    {
        var options = new Stripe.Terminal.ReaderProcessSetupIntentOptions { SetupIntent = intent, AllowRedisplay = "limited" };
        options.AddExtraParam("process_config[moto]", true);
        return _host.Stripe.V1.Terminal.Readers.ProcessSetupIntentAsync(_host.FrontDesk.Value, options);
    }
}
