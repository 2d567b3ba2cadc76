using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Simulator;

/// <summary>A reader's answers to commands at the wrong time, and all faults of readers.</summary>
public sealed class ReaderRuleTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task An_intent_must_be_open_have_a_customer_and_take_cards()
    {
        var reader = await simulator.ReaderAsync();
        var canceled = await simulator.IntentAsync();
        await simulator.Stripe.V1.SetupIntents.CancelAsync(canceled.Id);
        (await RefusalAsync(reader.Id, canceled.Id)).Code.ShouldBe("intent_invalid_state");

        var named = await simulator.IntentAsync();
        await simulator.Stripe.V1.SetupIntents.UpdateAsync(named.Id, new() { PaymentMethod = await AttachedCardAsync(named.CustomerId) });
        (await RefusalAsync(reader.Id, named.Id)).Code.ShouldBe("intent_invalid_state");

        var alone = await simulator.Stripe.V1.SetupIntents.CreateAsync(new() { AllowedPaymentMethodTypes = ["card"] });
        (await RefusalAsync(reader.Id, alone.Id)).Param.ShouldBe("setup_intent");

        var customer = await simulator.CustomerAsync();
        var direct = await simulator.Stripe.V1.SetupIntents.CreateAsync(
            new() { Customer = customer.Id, AllowedPaymentMethodTypes = ["sepa_debit"] });
        (await RefusalAsync(reader.Id, direct.Id)).Message.ShouldContain("card");
        (await RefusalAsync(reader.Id, "seti_none")).Code.ShouldBe("resource_missing");
        (await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action.ShouldBeNull();
    }

    [Fact]
    public async Task A_second_command_replaces_a_waiting_one_without_a_word()
    {
        var (reader, first) = await simulator.WaitingReaderAsync();
        var second = await simulator.IntentAsync();
        await simulator.ProcessAsync(reader.Id, second.Id);
        await simulator.PresentAsync(reader.Id);
        (await StatusAsync(first.Id), await StatusAsync(second.Id)).ShouldBe(("requires_payment_method", "succeeded"));
        (await EventsOfAsync(first.Id)).ShouldBe(["setup_intent.created"]);
    }

    [Fact]
    public async Task Cancel_action_clears_the_reader_and_sends_no_event()
    {
        var (reader, intent) = await simulator.WaitingReaderAsync();
        (await simulator.Stripe.V1.Terminal.Readers.CancelActionAsync(reader.Id)).Action.ShouldBeNull();
        (await StatusAsync(intent.Id)).ShouldBe("requires_payment_method");
        (await EventsOfAsync(intent.Id)).ShouldBe(["setup_intent.created"]);
        (await simulator.Stripe.V1.Terminal.Readers.CancelActionAsync(reader.Id)).Action.ShouldBeNull();
    }

    [Fact]
    public async Task An_intent_given_up_while_the_reader_waits_fails_on_the_reader()
    {
        var (reader, intent) = await simulator.WaitingReaderAsync();
        await simulator.Stripe.V1.SetupIntents.CancelAsync(intent.Id);
        (await simulator.PresentAsync(reader.Id)).Action.FailureCode.ShouldBe("intent_invalid_state");
        (await StatusAsync(intent.Id)).ShouldBe("canceled");
    }

    [Fact]
    public async Task An_offline_reader_says_so_and_takes_no_command()
    {
        var (reader, _) = await simulator.WaitingReaderAsync();
        var seen = (await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).LastSeenAt;
        seen.ShouldNotBeNull();
        var fault = simulator.Faults.Set(FaultKind.ReaderOffline, reader.Id);
        var offline = await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id);
        (offline.Status, offline.Action.Status).ShouldBe(("offline", "in_progress"));
        var intent = await simulator.IntentAsync();
        (await RefusalAsync(reader.Id, intent.Id)).Code.ShouldBe("terminal_reader_offline");
        (await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Terminal.Readers.CancelActionAsync(reader.Id))).StripeError.Code
            .ShouldBe("terminal_reader_offline");
        (await SimulatorFixture.RefusalOf(() => simulator.PresentAsync(reader.Id))).StripeError.Code.ShouldBe("terminal_reader_offline");

        simulator.Faults.Clear(fault.Id);
        (await simulator.PresentAsync(reader.Id)).Action.Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_busy_reader_refuses_once_or_until_it_is_free()
    {
        var (reader, intent) = await simulator.WaitingReaderAsync();
        simulator.Faults.Set(FaultKind.ReaderBusy, reader.Id, sticky: false);
        var refusal = await RefusalAsync(reader.Id, intent.Id);
        (refusal.Code, refusal.Type).ShouldBe(("terminal_reader_busy", "invalid_request_error"));
        await simulator.ProcessAsync(reader.Id, intent.Id);
    }

    [Fact]
    public async Task While_the_bank_thinks_the_reader_is_busy_and_the_intent_is_processing()
    {
        simulator.Faults.Set(FaultKind.SlowAuthorization, milliseconds: 700);
        var (reader, intent) = await simulator.WaitingReaderAsync();
        (await simulator.PresentAsync(reader.Id)).Action.Status.ShouldBe("in_progress");
        (await StatusAsync(intent.Id)).ShouldBe("processing");
        (await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Terminal.Readers.CancelActionAsync(reader.Id))).StripeError.Code
            .ShouldBe("terminal_reader_busy");
        (await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.SetupIntents.CancelAsync(intent.Id))).StripeError.Code.ShouldBe(
            "setup_intent_unexpected_state");
        await WaitUntil.TrueAsync(async () => await StatusAsync(intent.Id) == "succeeded");
        (await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action.Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task What_the_bank_was_thinking_about_is_finished_after_a_restart()
    {
        await using var own = new OwnSimulator();
        var fixture = await own.StartAsync();
        fixture.Faults.Set(FaultKind.SlowAuthorization, milliseconds: 600_000);
        var (reader, intent) = await fixture.WaitingReaderAsync();
        await fixture.PresentAsync(reader.Id);
        await fixture.RestartAsync();
        (await fixture.Stripe.V1.SetupIntents.GetAsync(intent.Id)).Status.ShouldBe("succeeded");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_timeout_may_or_may_not_have_reached_the_reader(bool delivered)
    {
        var reader = await simulator.ReaderAsync();
        var intent = await simulator.IntentAsync();
        simulator.Faults.Set(delivered ? FaultKind.TimeoutDelivered : FaultKind.TimeoutUndelivered, reader.Id);
        (await RefusalAsync(reader.Id, intent.Id)).Code.ShouldBe("terminal_reader_timeout");

        var action = (await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action;
        (action?.ProcessSetupIntent.SetupIntentId).ShouldBe(delivered ? intent.Id : null);
        await simulator.ProcessAsync(reader.Id, intent.Id);
    }

    [Fact]
    public async Task A_reader_that_lost_its_network_reports_it_although_the_card_was_saved()
    {
        var (reader, intent) = await simulator.WaitingReaderAsync();
        simulator.Faults.Set(FaultKind.ConnectionErrorAfterSuccess, reader.Id);
        var action = (await simulator.PresentAsync(reader.Id)).Action;
        (action.Status, action.FailureCode, action.FailureMessage, action.ApiError).ShouldBe(
            ("failed", "connection_error", "Could not connect to Stripe.", null));
        (await StatusAsync(intent.Id)).ShouldBe("succeeded");
        (await EventsOfAsync(intent.Id)).ShouldBe(["terminal.reader.action_failed", "setup_intent.succeeded", "setup_intent.created"]);
    }

    [Fact]
    public async Task A_reader_that_lost_its_network_before_sending_saved_nothing()
    {
        var (reader, intent) = await simulator.WaitingReaderAsync();
        simulator.Faults.Set(FaultKind.ConnectionErrorBeforeSuccess, reader.Id);
        (await simulator.PresentAsync(reader.Id)).Action.FailureCode.ShouldBe("connection_error");
        var open = await simulator.Stripe.V1.SetupIntents.GetAsync(intent.Id);
        (open.Status, open.LatestAttemptId).ShouldBe(("requires_payment_method", null));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_that_lost_power_stays_in_progress_until_someone_cancels(bool beforeTheCommand)
    {
        var reader = await simulator.ReaderAsync();
        var intent = await simulator.IntentAsync();
        if (beforeTheCommand)
        {
            simulator.Faults.Set(FaultKind.PowerLost, reader.Id);
        }

        await simulator.ProcessAsync(reader.Id, intent.Id);
        if (!beforeTheCommand)
        {
            simulator.Faults.Set(FaultKind.PowerLost, reader.Id);
        }

        for (var i = 0; i < 2; i++)
        {
            (await simulator.PresentAsync(reader.Id)).Action.Status.ShouldBe("in_progress");
        }

        (await StatusAsync(intent.Id)).ShouldBe("requires_payment_method");
        (await EventsOfAsync(intent.Id)).ShouldBe(["setup_intent.created"]);
        (await simulator.Stripe.V1.Terminal.Readers.CancelActionAsync(reader.Id)).Action.ShouldBeNull();
        await simulator.ProcessAsync(reader.Id, intent.Id);
        (await simulator.PresentAsync(reader.Id)).Action.Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task The_customer_can_cancel_only_where_the_reader_shows_the_button()
    {
        var (withButton, intent) = await simulator.WaitingReaderAsync(cancellable: true);
        using var used = await simulator.SendAsync(HttpMethod.Post, "/_simulator/faults", $"kind=customer_canceled&reader={withButton.Id}");
        used.EnsureSuccessStatusCode();
        var action = (await simulator.Stripe.V1.Terminal.Readers.GetAsync(withButton.Id)).Action;
        (action.Status, action.FailureCode, action.ApiError).ShouldBe(("failed", "customer_canceled", null));
        (await StatusAsync(intent.Id)).ShouldBe("requires_payment_method");
        (await EventsOfAsync(intent.Id)).ShouldBe(["terminal.reader.action_failed", "setup_intent.created"]);

        var reader = await simulator.ReaderAsync();
        simulator.Faults.Set(FaultKind.CustomerCanceled, reader.Id);
        var other = await simulator.IntentAsync();
        (await simulator.ProcessAsync(reader.Id, other.Id)).Action.Status.ShouldBe("in_progress");
        (await simulator.ProcessAsync(reader.Id, other.Id, cancellable: true)).Action.FailureCode.ShouldBe("customer_canceled");
    }

    [Fact]
    public async Task An_account_without_moto_does_not_know_the_parameter()
    {
        var fault = simulator.Faults.Set(FaultKind.MotoNotEnabled);
        var reader = await simulator.ReaderAsync();
        var intent = await simulator.IntentAsync();
        var refusal = await RefusalAsync(reader.Id, intent.Id, key: "no-moto");
        (refusal.Code, refusal.Param, refusal.Message)
            .ShouldBe(("parameter_unknown", "process_config[moto]", "Received unknown parameter: process_config[moto]"));
        simulator.Faults.Clear(fault.Id);
        (await simulator.ProcessAsync(reader.Id, intent.Id, key: "no-moto")).Action.Status.ShouldBe("in_progress");
    }

    [Fact]
    public async Task An_attempt_may_fail_to_say_moto()
    {
        var (reader, intent) = await simulator.WaitingReaderAsync();
        var fault = simulator.Faults.Set(FaultKind.MotoNotRecorded, sticky: false);
        await simulator.PresentAsync(reader.Id);
        simulator.Faults.Clear(fault.Id).ShouldBeFalse();
        var attempt = (await simulator.Stripe.V1.SetupIntents.GetAsync(intent.Id, new() { Expand = ["latest_attempt"] })).LatestAttempt;
        attempt.PaymentMethodDetails.Card.Moto.ShouldNotBe(true);
    }

    private async Task<StripeError> RefusalAsync(string reader, string intent, string? key = null) =>
        (await SimulatorFixture.RefusalOf(() => simulator.ProcessAsync(reader, intent, key: key))).StripeError;

    private async Task<string> StatusAsync(string intent) => (await simulator.Stripe.V1.SetupIntents.GetAsync(intent)).Status;

    private async Task<string> AttachedCardAsync(string customer) =>
        (await simulator.Stripe.V1.PaymentMethods.AttachAsync("pm_card_visa", new() { Customer = customer })).Id;

    /// <summary>The types of the events about an intent or an action on it, newest first.</summary>
    private async Task<IEnumerable<string>> EventsOfAsync(string intent)
    {
        var events = await simulator.Stripe.V1.Events.ListAsync(new() { Limit = 100 });
        return events.Data
            .Where(happened => happened.Data.Object is SetupIntent of && of.Id == intent
                || happened.Data.Object is global::Stripe.Terminal.Reader { Action: { } action }
                    && action.ProcessSetupIntent?.SetupIntentId == intent)
            .Select(happened => happened.Type);
    }
}
