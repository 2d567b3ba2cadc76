using System.Net;
using MotoPortal.Simulator.Faults;

namespace MotoPortal.Tests.Simulator;

/// <summary>Charges that fail: the answer, and what is stored.</summary>
public sealed class ChargeDeclineTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    public static TheoryData<string> KnownDeclineCodes => [.. MotoPortal.Simulator.Cards.KnownDeclineCodes.All.Select(code => code.Name)];

    [Fact]
    public async Task A_card_that_is_saved_and_then_declined_leaves_a_failed_charge_and_an_open_intent()
    {
        var (customer, card) = await simulator.SavedCardAsync("pm_card_chargeCustomerFail");
        var refusal = await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(customer, card, SimulatorFixture.Absent()));
        var error = refusal.StripeError;
        (
            refusal.HttpStatusCode,
            error.Type,
            error.Code,
            error.DeclineCode,
            error.AdviceCode,
            error.NetworkDeclineCode,
            error.NetworkAdviceCode)
            .ShouldBe((HttpStatusCode.PaymentRequired, "card_error", "card_declined", "generic_decline", "try_again_later", "05", "02"));
        (error.PaymentIntent.Status, error.PaymentIntent.PaymentMethodId, error.PaymentMethod.Id).ShouldBe(
            ("requires_payment_method", null, card));

        var intent = await simulator.Stripe.V1.PaymentIntents.GetAsync(error.PaymentIntent.Id, new() { Expand = ["latest_charge"] });
        (intent.LastPaymentError.DeclineCode, intent.LastPaymentError.Charge, intent.LatestCharge.Id).ShouldBe(
            ("generic_decline", error.Charge, error.Charge));
        (
            intent.LatestCharge.Status,
            intent.LatestCharge.Paid,
            intent.LatestCharge.FailureCode,
            intent.LatestCharge.Outcome.Type,
            intent.LatestCharge.Outcome.Reason)
            .ShouldBe(("failed", false, "card_declined", "issuer_declined", "generic_decline"));
        (await simulator.EventsOfPaymentAsync(intent.Id)).ShouldBe(
            ["payment_intent.payment_failed", "charge.failed", "payment_intent.created"]);

        // The same intent takes another card.
        var good = (await simulator.Stripe.V1.PaymentMethods.AttachAsync("pm_card_visa", new() { Customer = customer })).Id;
        (await simulator.Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id, new() { PaymentMethod = good })).Status.ShouldBe("succeeded");
    }

    [Theory]
    [MemberData(nameof(KnownDeclineCodes))]
    public async Task Every_decline_code_can_be_met_and_only_once(string code)
    {
        var (customer, card) = await simulator.SavedCardAsync();
        simulator.Faults.Set(FaultKind.ChargeDeclined, code: code, advice: "do_not_try_again");
        var error = (await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(customer, card, SimulatorFixture.Absent()))).StripeError;
        (error.Type, error.DeclineCode, error.AdviceCode).ShouldBe(("card_error", code, "do_not_try_again"));
        error.Code.ShouldBe(MotoPortal.Simulator.Cards.KnownDeclineCodes.ErrorCodeOf(code));
        error.Message.ShouldNotBeNullOrEmpty();
        (await simulator.ChargeAsync(customer, card, SimulatorFixture.Absent())).Status.ShouldBe("succeeded");
    }

    [Fact]
    public void All_fifty_of_stripes_codes_are_there() =>
        MotoPortal.Simulator.Cards.KnownDeclineCodes.All.Select(code => code.Name).Distinct(StringComparer.Ordinal).Count().ShouldBe(50);

    [Theory]
    [InlineData("kind=charge_declined&code=insufficient_funds&advice=try_again_later", HttpStatusCode.OK)]
    [InlineData("kind=charge_declined&code=bad_luck", HttpStatusCode.BadRequest)]
    [InlineData("kind=charge_declined&advice=pray", HttpStatusCode.BadRequest)]
    public async Task The_next_decline_is_chosen_over_http(string form, HttpStatusCode status)
    {
        await using var own = new OwnSimulator();
        var fixture = await own.StartAsync();
        using var response = await fixture.SendAsync(HttpMethod.Post, "/_simulator/faults", form);
        response.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.OK)
        {
            var (customer, card) = await fixture.SavedCardAsync();
            (await SimulatorFixture.RefusalOf(() => fixture.ChargeAsync(customer, card, SimulatorFixture.Moto))).StripeError.DeclineCode
                .ShouldBe("insufficient_funds");
        }
    }

    [Theory]
    [InlineData("pm_card_visa_chargeDeclined", "generic_decline")]
    [InlineData("pm_card_visa_chargeDeclinedInsufficientFunds", "insufficient_funds")]
    [InlineData("pm_card_visa_chargeDeclinedLostCard", "lost_card")]
    [InlineData("pm_card_visa_chargeDeclinedStolenCard", "stolen_card")]
    [InlineData("pm_card_visa_chargeDeclinedVelocityLimitExceeded", "card_velocity_exceeded")]
    [InlineData("pm_card_chargeDeclinedExpiredCard", "expired_card")]
    [InlineData("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc")]
    [InlineData("pm_card_chargeDeclinedProcessingError", "processing_error")]
    public async Task A_number_that_declines_cannot_be_saved_and_declines_a_payment(string name, string code)
    {
        var customer = (await simulator.CustomerAsync()).Id;
        (await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.PaymentMethods
            .AttachAsync(name, new() { Customer = customer }))).StripeError.DeclineCode.ShouldBe(code);
        (await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(customer, name, SimulatorFixture.Moto))).StripeError.DeclineCode
            .ShouldBe(code);
    }

    [Fact]
    public async Task A_payment_that_stripe_itself_blocks_never_reached_the_bank()
    {
        var refusal = await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(null, "pm_card_radarBlock", SimulatorFixture.Moto));
        refusal.StripeError.DeclineCode.ShouldBe("fraudulent");
        var outcome = (await simulator.Stripe.V1.Charges.GetAsync(refusal.StripeError.Charge)).Outcome;
        (outcome.Type, outcome.NetworkStatus, outcome.RiskLevel).ShouldBe(("blocked", "not_sent_to_network", "highest"));
    }

    [Theory]
    [InlineData("pm_card_authenticationRequiredOnSetup", true, "succeeded")]
    [InlineData("pm_card_authenticationRequiredOnSetup", false, "authentication_required")]
    [InlineData("pm_card_authenticationRequired", true, "authentication_required")]
    [InlineData("pm_card_authenticationRequired", false, "authentication_required")]
    [InlineData("pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", true, "insufficient_funds")]
    [InlineData("pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", false, "authentication_required")]
    [InlineData("pm_card_authenticationRequiredSetupForOffSession", false, "succeeded")]
    public async Task Authentication_is_wanted_of_the_absent_and_not_of_most_callers(string name, bool onTheLine, string outcome)
    {
        var (customer, card) = await simulator.SavedCardAsync(name);
        var way = onTheLine ? SimulatorFixture.Moto : SimulatorFixture.Absent();
        if (outcome == "succeeded")
        {
            (await simulator.ChargeAsync(customer, card, way)).Status.ShouldBe("succeeded");
            return;
        }

        var error = (await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(customer, card, way))).StripeError;
        (error.DeclineCode, error.PaymentIntent.Status).ShouldBe((outcome, "requires_payment_method"));
        error.Code.ShouldBe(outcome == "authentication_required" ? "authentication_required" : "card_declined");
    }

    [Fact]
    public async Task With_the_customer_online_the_intent_waits_for_authentication()
    {
        var (customer, card) = await simulator.SavedCardAsync("pm_card_authenticationRequired");
        var intent = await simulator.ChargeAsync(customer, card, options => options.Confirm = true);
        (intent.Status, intent.NextAction.Type, intent.LatestChargeId).ShouldBe(("requires_action", "use_stripe_sdk", null));
        (await simulator.EventsOfPaymentAsync(intent.Id)).ShouldBe(["payment_intent.requires_action", "payment_intent.created"]);
        (await simulator.Stripe.V1.PaymentIntents.CancelAsync(intent.Id)).Status.ShouldBe("canceled");

        var error = (await SimulatorFixture.RefusalOf(() => simulator
            .ChargeAsync(customer, card, options => (options.Confirm, options.ErrorOnRequiresAction) = (true, true)))).StripeError;
        (error.Code, error.PaymentIntent.Status).ShouldBe(("authentication_required", "requires_payment_method"));
    }

    [Fact]
    public async Task An_account_without_moto_does_not_know_the_parameter()
    {
        await using var own = new OwnSimulator();
        var fixture = await own.StartAsync();
        fixture.Faults.Set(FaultKind.MotoNotEnabled);
        var (customer, card) = await fixture.SavedCardAsync();
        var error = (await SimulatorFixture.RefusalOf(() => fixture.ChargeAsync(customer, card, SimulatorFixture.Moto))).StripeError;
        (error.Code, error.Param).ShouldBe(("parameter_unknown", "payment_method_options[card][moto]"));
        (await fixture.ChargeAsync(customer, card, SimulatorFixture.Absent())).Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task Nothing_is_charged_when_the_connection_breaks_before_stripe_has_acted()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        simulator.Faults.Set(FaultKind.ConnectionDroppedBefore, request: "POST /v1/payment_intents");
        await Should.ThrowAsync<HttpRequestException>(() => simulator.ChargeAsync(customer, card, SimulatorFixture.Moto));
        (await simulator.Stripe.V1.PaymentIntents.ListAsync(new() { Customer = customer })).Data.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_charged_twice_when_the_connection_breaks_after_stripe_has_acted()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        simulator.Faults.Set(FaultKind.ConnectionDropped, request: "POST /v1/payment_intents");
        await Should.ThrowAsync<HttpRequestException>(
            () => simulator.ChargeAsync(customer, card, SimulatorFixture.Moto, key: $"dropped-{card}"));
        var replayed = await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto, key: $"dropped-{card}");
        (await simulator.Stripe.V1.PaymentIntents.ListAsync(new() { Customer = customer })).Data.Select(intent => intent.Id)
            .ShouldBe([replayed.Id]);
    }
}
