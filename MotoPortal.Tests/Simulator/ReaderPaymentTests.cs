using MotoPortal.Simulator.Faults;
using Stripe;

namespace MotoPortal.Tests.Simulator;

/// <summary>Payments that are keyed into a reader.</summary>
public sealed class ReaderPaymentTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task A_payment_is_keyed_into_a_reader()
    {
        var (reader, intent) = await WaitingAsync();
        (reader.Action.Type, reader.Action.Status, reader.Action.ProcessPaymentIntent.PaymentIntentId).ShouldBe(
            ("process_payment_intent", "in_progress", intent.Id));
        (await simulator.PresentAsync(reader.Id)).Action.Status.ShouldBe("succeeded");

        var paid = await simulator.Stripe.V1.PaymentIntents.GetAsync(intent.Id, new() { Expand = ["latest_charge", "payment_method"] });
        (paid.Status, paid.AmountReceived, paid.LatestCharge.PaymentMethodDetails.Card.Moto, paid.PaymentMethod.Card.Last4).ShouldBe(
            ("succeeded", 4000, true, "4242"));
        paid.PaymentMethod.CustomerId.ShouldBeNull();
        (await simulator.EventsOfPaymentAsync(intent.Id)).ShouldBe(
            ["terminal.reader.action_succeeded", "payment_intent.succeeded", "charge.succeeded", "payment_intent.created"]);
    }

    [Fact]
    public async Task A_payment_saves_the_card_when_it_is_told_to_and_the_card_can_be_charged_again()
    {
        var customer = (await simulator.CustomerAsync()).Id;
        var intent = await simulator.PaymentForReaderAsync(saveFor: customer);
        var reader = await simulator.ReaderAsync();
        await simulator.ProcessPaymentAsync(reader.Id, intent.Id, allowRedisplay: "limited");
        await simulator.PresentAsync(reader.Id, "5555555555554444");
        var card = (await simulator.Stripe.V1.PaymentMethods.ListAsync(new() { Customer = customer })).Data.ShouldHaveSingleItem();
        (card.Card.Last4, card.AllowRedisplay).ShouldBe(("4444", "limited"));
        (await simulator.Stripe.V1.PaymentIntents.GetAsync(intent.Id)).PaymentMethodId.ShouldBe(card.Id);
        (await simulator.ChargeAsync(customer, card.Id, SimulatorFixture.Absent())).Status.ShouldBe("succeeded");
    }

    [Theory]
    [InlineData("4000000000009995", 4000, "card_declined", "insufficient_funds")]
    [InlineData("4000000000000069", 4000, "expired_card", "expired_card")]
    [InlineData("4000000000000341", 4000, "card_declined", "generic_decline")]
    [InlineData("4100000000000019", 4000, "card_declined", "fraudulent")]
    [InlineData("4000002760003184", 4000, "authentication_required", "authentication_required")]
    [InlineData("4242424242424242", 4001, "card_declined", "call_issuer")]
    [InlineData("4242424242424242", 4002, "card_declined", "offline_pin_required")]
    [InlineData("4242424242424242", 4003, "card_declined", "online_or_offline_pin_required")]
    [InlineData("4242424242424242", 4005, "card_declined", "generic_decline")]
    [InlineData("4242424242424242", 4055, "card_declined", "incorrect_pin")]
    [InlineData("4242424242424242", 4065, "card_declined", "withdrawal_count_limit_exceeded")]
    [InlineData("4242424242424242", 4075, "card_declined", "pin_try_exceeded")]
    public async Task A_payment_that_is_declined_leaves_the_intent_for_another_card(string number, long amount, string code, string reason)
    {
        var (reader, intent) = await WaitingAsync(amount);
        var action = (await simulator.PresentAsync(reader.Id, number)).Action;
        (action.Status, action.FailureCode, action.ApiError.Type, action.ApiError.DeclineCode).ShouldBe(
            ("failed", code, "card_error", reason));
        var open = await simulator.Stripe.V1.PaymentIntents.GetAsync(intent.Id);
        (open.Status, open.LastPaymentError.DeclineCode).ShouldBe(("requires_payment_method", reason));
        (await simulator.EventsOfPaymentAsync(intent.Id)).ShouldBe(
            ["terminal.reader.action_failed", "payment_intent.payment_failed", "charge.failed", "payment_intent.created"]);

        if (amount == 4000)
        {
            await simulator.ProcessPaymentAsync(reader.Id, intent.Id);
            (await simulator.PresentAsync(reader.Id)).Action.Status.ShouldBe("succeeded");
        }
    }

    [Fact]
    public async Task Only_an_open_intent_that_takes_cards_can_be_paid_on_a_reader()
    {
        var reader = await simulator.ReaderAsync();
        (await RefusalAsync(reader.Id, "pi_none")).Code.ShouldBe("resource_missing");
        var (customer, card) = await simulator.SavedCardAsync();
        var paid = await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto);
        (await RefusalAsync(reader.Id, paid.Id)).Code.ShouldBe("intent_invalid_state");
        var linkOnly = await simulator.Stripe.V1.PaymentIntents.CreateAsync(
            new() { Amount = 4000, Currency = "eur", AllowedPaymentMethodTypes = ["link"] });
        (await RefusalAsync(reader.Id, linkOnly.Id)).Param.ShouldBe("payment_intent");
        var onSession = await simulator.Stripe.V1.PaymentIntents.CreateAsync(
            new() { Amount = 4000, Currency = "eur", Customer = customer, SetupFutureUsage = "on_session" });
        (await RefusalAsync(reader.Id, onSession.Id)).Param.ShouldBe("process_config[moto]");
    }

    [Fact]
    public async Task A_reader_that_lost_its_network_reports_it_although_the_payment_went_through()
    {
        var (reader, intent) = await WaitingAsync();
        simulator.Faults.Set(FaultKind.ConnectionErrorAfterSuccess, reader.Id);
        var action = (await simulator.PresentAsync(reader.Id)).Action;
        (action.Status, action.FailureCode, action.ApiError).ShouldBe(("failed", "connection_error", null));
        (await StatusAsync(intent)).ShouldBe("succeeded");

        var (second, unpaid) = await WaitingAsync();
        simulator.Faults.Set(FaultKind.ConnectionErrorBeforeSuccess, second.Id);
        (await simulator.PresentAsync(second.Id)).Action.FailureCode.ShouldBe("connection_error");
        (await StatusAsync(unpaid)).ShouldBe("requires_payment_method");
    }

    [Fact]
    public async Task A_reader_that_lost_power_stays_in_progress_until_someone_cancels()
    {
        var (reader, intent) = await WaitingAsync();
        simulator.Faults.Set(FaultKind.PowerLost, reader.Id);
        (await simulator.PresentAsync(reader.Id)).Action.Status.ShouldBe("in_progress");
        (await StatusAsync(intent)).ShouldBe("requires_payment_method");
        (await simulator.Stripe.V1.Terminal.Readers.CancelActionAsync(reader.Id)).Action.ShouldBeNull();
        (await simulator.Stripe.V1.PaymentIntents.CancelAsync(intent.Id)).Status.ShouldBe("canceled");
    }

    [Fact]
    public async Task A_payment_is_canceled_on_the_reader_only_where_it_shows_the_button()
    {
        var (reader, intent) = await WaitingAsync(cancellable: true);
        using var used = await simulator.SendAsync(HttpMethod.Post, "/_simulator/faults", $"kind=customer_canceled&reader={reader.Id}");
        used.EnsureSuccessStatusCode();
        (await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action.FailureCode.ShouldBe("customer_canceled");
        (await StatusAsync(intent)).ShouldBe("requires_payment_method");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_time_out_says_nothing_about_whether_the_reader_got_the_payment(bool delivered)
    {
        var reader = await simulator.ReaderAsync();
        var intent = await simulator.PaymentForReaderAsync();
        simulator.Faults.Set(delivered ? FaultKind.TimeoutDelivered : FaultKind.TimeoutUndelivered, reader.Id);
        (await RefusalAsync(reader.Id, intent.Id)).Code.ShouldBe("terminal_reader_timeout");
        var action = (await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action;
        (action?.ProcessPaymentIntent.PaymentIntentId).ShouldBe(delivered ? intent.Id : null);
    }

    [Fact]
    public async Task A_slow_bank_keeps_the_reader_busy_and_is_waited_for_across_a_restart()
    {
        await using var own = new OwnSimulator();
        var fixture = await own.StartAsync();
        var reader = await fixture.ReaderAsync();
        var intent = await fixture.PaymentForReaderAsync();
        await fixture.ProcessPaymentAsync(reader.Id, intent.Id);
        fixture.Faults.Set(FaultKind.SlowAuthorization, reader.Id, milliseconds: 600_000);
        (await fixture.PresentAsync(reader.Id)).Action.Status.ShouldBe("in_progress");
        (await fixture.Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status.ShouldBe("processing");
        (await SimulatorFixture.RefusalOf(() => fixture.Stripe.V1.Terminal.Readers.CancelActionAsync(reader.Id))).StripeError.Code.ShouldBe(
            "terminal_reader_busy");
        await fixture.RestartAsync();
        (await fixture.Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status.ShouldBe("succeeded");
        (await fixture.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action.Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_payment_may_fail_to_say_moto()
    {
        var (reader, intent) = await WaitingAsync();
        simulator.Faults.Set(FaultKind.MotoNotRecorded, sticky: false);
        await simulator.PresentAsync(reader.Id);
        (await simulator.Stripe.V1.PaymentIntents
            .GetAsync(intent.Id, new() { Expand = ["latest_charge"] })).LatestCharge.PaymentMethodDetails.Card.Moto.ShouldBeNull();
    }

    private async Task<(global::Stripe.Terminal.Reader Reader, PaymentIntent Intent)> WaitingAsync(
        long amount = 4000, bool cancellable = false)
    {
        var reader = await simulator.ReaderAsync();
        var intent = await simulator.PaymentForReaderAsync(amount);
        return (await simulator.ProcessPaymentAsync(reader.Id, intent.Id, cancellable), intent);
    }

    private async Task<StripeError> RefusalAsync(string reader, string intent) =>
        (await SimulatorFixture.RefusalOf(() => simulator.ProcessPaymentAsync(reader, intent))).StripeError;

    private async Task<string> StatusAsync(PaymentIntent intent) => (await simulator.Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status;
}
