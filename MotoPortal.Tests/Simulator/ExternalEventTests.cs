using System.Net;
using System.Text.Json.Nodes;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Simulator;

/// <summary>Events of cards and payments without a request of the merchant.</summary>
public sealed class ExternalEventTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task A_renewed_card_goes_on_under_its_id_with_new_digits()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        var before = (await simulator.Stripe.V1.PaymentMethods.GetAsync(card)).Card;
        (await simulator.HappenAsync("renew_card", card, "last4=9876&exp_month=7&exp_year=2044")).ShouldBe(HttpStatusCode.OK);
        var after = (await simulator.Stripe.V1.PaymentMethods.GetAsync(card)).Card;
        (after.Last4, after.ExpMonth, after.ExpYear).ShouldBe(("9876", 7, 2044));
        after.Fingerprint.ShouldNotBe(before.Fingerprint, StringComparer.Ordinal);
        (await simulator.ChargeAsync(customer, card, SimulatorFixture.Absent())).Status.ShouldBe("succeeded");

        var told = (await simulator.Stripe.V1.Events.ListAsync(new() { Type = "payment_method.automatically_updated" })).Data.Single(
            happened => ((PaymentMethod)happened.Data.Object).Id == card);
        using var raw = await simulator.SendAsync(HttpMethod.Get, $"/v1/events/{told.Id}");
        ((string?)JsonNode.Parse(await raw.Content.ReadAsStringAsync())!["data"]!["previous_attributes"]!["card"]!["last4"]).ShouldBe(
            "4242");
        (await simulator.HappenAsync("renew_card", card)).ShouldBe(HttpStatusCode.OK);
        (await simulator.Stripe.V1.PaymentMethods.GetAsync(card)).Card.Last4.ShouldNotBe("9876", StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_renewed_card_still_does_what_its_test_number_does()
    {
        var (customer, card) = await simulator.SavedCardAsync("pm_card_chargeCustomerFail");
        await simulator.HappenAsync("renew_card", card);
        (await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(customer, card, SimulatorFixture.Moto))).StripeError.DeclineCode
            .ShouldBe("generic_decline");
    }

    [Fact]
    public async Task A_card_that_has_expired_is_declined_until_it_is_renewed()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        await simulator.HappenAsync("expire_card", card);
        (await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(customer, card, SimulatorFixture.Absent()))).StripeError.Code
            .ShouldBe("expired_card");
        await simulator.HappenAsync("renew_card", card);
        (await simulator.ChargeAsync(customer, card, SimulatorFixture.Absent())).Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_card_that_was_detached_elsewhere_is_gone_for_good()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        (await simulator.HappenAsync("detach_card", card)).ShouldBe(HttpStatusCode.OK);
        (await simulator.HappenAsync("detach_card", card)).ShouldBe(HttpStatusCode.BadRequest);
        (await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(customer, card, SimulatorFixture.Absent()))).StripeError.Code
            .ShouldBe("payment_method_unexpected_state");
        var told = (await simulator.Stripe.V1.Events.ListAsync(new() { Type = "payment_method.detached" })).Data.Single(
            happened => ((PaymentMethod)happened.Data.Object).Id == card);
        told.Request?.Id.ShouldBeNull();
    }

    [Theory]
    [InlineData("pm_card_authenticationRequired", "authenticate", "succeeded", null)]
    [InlineData(
        "pm_card_authenticationRequired", "fail_authentication", "requires_payment_method", "payment_intent_authentication_failure")]
    [InlineData(
        "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", "authenticate", "requires_payment_method", "card_declined")]
    public async Task A_customer_who_is_asked_authenticates_or_does_not(string name, string act, string status, string? code)
    {
        var (customer, card) = await simulator.SavedCardAsync(name);
        var waiting = await simulator.ChargeAsync(customer, card, options => options.Confirm = true);
        (await simulator.HappenAsync(act, waiting.Id)).ShouldBe(HttpStatusCode.OK);
        var intent = await simulator.Stripe.V1.PaymentIntents.GetAsync(waiting.Id);
        (intent.Status, intent.LastPaymentError?.Code, intent.NextAction).ShouldBe((status, code, null));
        (await simulator.HappenAsync(act, waiting.Id)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_bank_that_asks_for_the_customer_is_met_on_the_line_and_without()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        simulator.Faults.Set(FaultKind.ChargeNeedsCustomer);
        (await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto)).Status.ShouldBe("requires_action");
        simulator.Faults.Set(FaultKind.ChargeNeedsCustomer);
        (await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(customer, card, SimulatorFixture.Absent()))).StripeError.Code
            .ShouldBe("authentication_required");
    }

    [Theory]
    [InlineData(FaultKind.ChargeSucceedsLater, "succeeded", "succeeded")]
    [InlineData(FaultKind.ChargeFailsLater, "requires_payment_method", "failed")]
    public async Task A_charge_that_is_processing_ends_later(object kind, string status, string chargeStatus)
    {
        var (customer, card) = await simulator.SavedCardAsync();
        simulator.Faults.Set((FaultKind)kind, milliseconds: 300, code: "do_not_honor");
        var processing =
            await simulator.ChargeAsync(customer, card, SimulatorFixture.Absent(), options => options.Expand = ["latest_charge"]);
        (processing.Status, processing.LatestCharge.Status, processing.Processing.Type).ShouldBe(("processing", "pending", "card"));
        (await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.PaymentIntents.CancelAsync(processing.Id))).StripeError.Code.ShouldBe(
            "payment_intent_unexpected_state");

        PaymentIntent intent = processing;
        await WaitUntil.TrueAsync(async () =>
        {
            intent = await simulator.Stripe.V1.PaymentIntents.GetAsync(processing.Id, new() { Expand = ["latest_charge"] });
            return intent.Status != "processing";
        });
        (intent.Status, intent.LatestChargeId, intent.LatestCharge.Status, intent.LastPaymentError?.DeclineCode)
            .ShouldBe((status, processing.LatestChargeId, chargeStatus, chargeStatus == "failed" ? "do_not_honor" : null));
        (await simulator.EventsOfPaymentAsync(intent.Id)).ShouldBe(chargeStatus == "failed"
            ? ["payment_intent.payment_failed", "charge.failed", "payment_intent.processing", "charge.pending", "payment_intent.created"]
            : ["payment_intent.succeeded", "charge.succeeded", "payment_intent.processing", "charge.pending", "payment_intent.created"]);
    }
}
