using System.Net;
using System.Text.Json.Nodes;
using Stripe;

namespace MotoPortal.Tests.Simulator;

/// <summary>Charges of a saved card, on-session and off-session, as at Stripe.</summary>
public sealed class PaymentIntentTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task A_saved_card_is_charged_while_the_customer_is_on_the_line()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        var intent = await simulator.ChargeAsync(
            customer, card, SimulatorFixture.Moto, options => options.Metadata = new(StringComparer.Ordinal) { ["order"] = "7" });

        (intent.Status, intent.Amount, intent.AmountReceived, intent.PaymentMethodId, intent.CustomerId).ShouldBe(
            ("succeeded", 4000, 4000, card, customer));
        var charge = await simulator.Stripe.V1.Charges.GetAsync(intent.LatestChargeId);
        (charge.Status, charge.Paid, charge.Captured, charge.Amount, charge.AmountCaptured, charge.PaymentIntentId).ShouldBe(
            ("succeeded", true, true, 4000, 4000, intent.Id));
        (
            charge.PaymentMethodDetails.Card.Moto,
            charge.PaymentMethodDetails.Card.Last4,
            charge.PaymentMethodDetails.Card.StoredCredentialUsage).ShouldBe((true, "4242", null));
        (charge.Outcome.Type, charge.Outcome.NetworkStatus, charge.Metadata["order"]).ShouldBe(("authorized", "approved_by_network", "7"));
        charge.PaymentMethodDetails.Card.NetworkTransactionId.ShouldNotBeNullOrEmpty();
        (await simulator.EventsOfPaymentAsync(intent.Id)).ShouldBe(
            ["payment_intent.succeeded", "charge.succeeded", "payment_intent.created"]);
    }

    [Theory]
    [InlineData("recurring")]
    [InlineData("installment")]
    [InlineData("unscheduled")]
    [InlineData(null)]
    public async Task A_saved_card_is_charged_without_the_customer_and_its_use_is_told(string? usage)
    {
        var (customer, card) = await simulator.SavedCardAsync();
        var intent = await simulator.ChargeAsync(customer, card, SimulatorFixture.Absent(usage));
        var details = (await simulator.Stripe.V1.Charges.GetAsync(intent.LatestChargeId)).PaymentMethodDetails.Card;
        (intent.Status, details.Moto, details.StoredCredentialUsage).ShouldBe(("succeeded", null, usage));
    }

    [Theory]
    [InlineData("payment_method_types[]=card", "payment_method_types_no_longer_supported", "payment_method_types")]
    [InlineData("off_session=true", null, "off_session")]
    [InlineData("error_on_requires_action=true", null, "error_on_requires_action")]
    [InlineData("payment_method_options[card][moto]=true", null, "payment_method_options[card][moto]")]
    [InlineData(
        "confirm=true&payment_method_options[card][stored_credential_usage]=recurring",
        null,
        "payment_method_options[card][stored_credential_usage]")]
    [InlineData(
        "confirm=true&off_session=true&setup_future_usage=off_session&payment_method_options[card][stored_credential_usage]=recurring",
        null,
        "payment_method_options[card][stored_credential_usage]")]
    [InlineData(
        "confirm=true&setup_future_usage=on_session&payment_method_options[card][moto]=true", null, "payment_method_options[card][moto]")]
    [InlineData("confirm=true", "payment_intent_unexpected_state", null)]
    [InlineData("statement_descriptor=SHOP", null, "statement_descriptor")]
    [InlineData("customer=cus_none", "resource_missing", "customer")]
    [InlineData("payment_method=pm_none", "resource_missing", "payment_method")]
    [InlineData("allowed_payment_method_types[]=boleto", null, null)]
    [InlineData("mandate=m", null, "mandate")]
    [InlineData("moto=true", "parameter_unknown", "moto")]
    public async Task What_stripe_does_not_take_is_refused_and_makes_no_intent(string form, string? code, string? param)
    {
        using var response = await simulator.SendAsync(
            HttpMethod.Post, "/v1/payment_intents", $"amount=4000&currency=eur&metadata[k]={Guid.CreateVersion7()}&{form}");
        var error = await ErrorOfAsync(response);
        (response.StatusCode, error.Code, error.Param).ShouldBe((HttpStatusCode.BadRequest, code, param));
    }

    [Theory]
    [InlineData(0, "eur", "parameter_invalid_integer")]
    [InlineData(49, "eur", "amount_too_small")]
    [InlineData(50, "eur", null)]
    [InlineData(29, "gbp", "amount_too_small")]
    [InlineData(30, "gbp", null)]
    [InlineData(99_999_999, "usd", null)]
    [InlineData(100_000_000, "usd", "amount_too_large")]
    [InlineData(50, "jpy", null)]
    [InlineData(1235, "kwd", "parameter_invalid_integer")]
    [InlineData(1230, "kwd", null)]
    [InlineData(150, "isk", "parameter_invalid_integer")]
    [InlineData(500, "xyz", "currency")]
    public async Task Amounts_keep_to_the_rules_of_their_currency(long amount, string currency, string? code)
    {
        using var response = await simulator.SendAsync(HttpMethod.Post, "/v1/payment_intents", $"amount={amount}&currency={currency}");
        if (code is null)
        {
            response.EnsureSuccessStatusCode();
            return;
        }

        var error = await ErrorOfAsync(response);
        (error.Code ?? error.Param).ShouldBe(code);
    }

    [Fact]
    public async Task A_card_of_another_customer_or_a_detached_one_is_not_charged()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        var (other, _) = await simulator.SavedCardAsync();
        (await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(other, card, SimulatorFixture.Moto))).StripeError.Param.ShouldBe(
            "payment_method");
        (await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(null, card, SimulatorFixture.Moto))).StripeError.Param.ShouldBe(
            "payment_method");

        await simulator.Stripe.V1.PaymentMethods.DetachAsync(card);
        var detached = await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(customer, card, SimulatorFixture.Absent()));
        (detached.HttpStatusCode, detached.StripeError.Code).ShouldBe((HttpStatusCode.BadRequest, "payment_method_unexpected_state"));
        (await simulator.Stripe.V1.PaymentIntents.ListAsync(new() { Customer = customer })).Data.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_intent_is_made_changed_confirmed_and_given_up_step_by_step()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        var intents = simulator.Stripe.V1.PaymentIntents;
        var intent =
            await intents.CreateAsync(new() { Amount = 4000, Currency = "EUR", Customer = customer, AllowedPaymentMethodTypes = ["card"] });
        (intent.Status, intent.Currency, string.Join(' ', intent.PaymentMethodTypes)).ShouldBe(("requires_payment_method", "eur", "card"));
        intent = await intents.UpdateAsync(intent.Id, new() { Amount = 5000, PaymentMethod = card });
        (intent.Status, intent.Amount).ShouldBe(("requires_confirmation", 5000));
        (await intents.ConfirmAsync(intent.Id)).Status.ShouldBe("succeeded");

        foreach (var late in (Func<Task>[])
        [
            () => intents.ConfirmAsync(intent.Id),
            () => intents.CancelAsync(intent.Id),
            () => intents.CaptureAsync(intent.Id),
            () => intents.UpdateAsync(intent.Id, new() { Amount = 1 }),
        ])
        {
            (await SimulatorFixture.RefusalOf(late)).StripeError.Code.ShouldBe("payment_intent_unexpected_state");
        }

        (await intents.UpdateAsync(intent.Id, new() { Description = "Order 7" })).Description.ShouldBe("Order 7");
        var other = await intents.CreateAsync(new() { Amount = 4000, Currency = "eur", Customer = customer });
        var canceled = await intents.CancelAsync(other.Id, new() { CancellationReason = "abandoned" });
        (canceled.Status, canceled.CancellationReason).ShouldBe(("canceled", "abandoned"));
        (await simulator.EventsOfPaymentAsync(other.Id)).ShouldBe(["payment_intent.canceled", "payment_intent.created"]);
    }

    [Fact]
    public async Task Money_that_was_set_aside_is_taken_in_part_or_freed()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        var intents = simulator.Stripe.V1.PaymentIntents;
        var held = await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto, options => options.CaptureMethod = "manual");
        (held.Status, held.AmountCapturable, held.AmountReceived).ShouldBe(("requires_capture", 4000, 0));
        (await SimulatorFixture.RefusalOf(() => intents.CaptureAsync(held.Id, new() { AmountToCapture = 4001 }))).StripeError.Code.ShouldBe(
            "amount_too_large");
        var taken = await intents.CaptureAsync(held.Id, new() { AmountToCapture = 3000, Expand = ["latest_charge"] });
        (taken.Status, taken.AmountReceived, taken.LatestCharge.AmountCaptured, taken.LatestCharge.Captured).ShouldBe(
            ("succeeded", 3000, 3000, true));
        (await simulator.EventsOfPaymentAsync(held.Id)).ShouldBe(
            [
                "payment_intent.succeeded",
                "charge.captured",
                "payment_intent.amount_capturable_updated",
                "charge.succeeded",
                "payment_intent.created"
            ]);

        var freed = await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto, options => options.CaptureMethod = "manual");
        (await intents.CancelAsync(freed.Id)).Status.ShouldBe("canceled");
        (await simulator.Stripe.V1.Charges.GetAsync(freed.LatestChargeId)).Refunded.ShouldBeTrue();
    }

    [Fact]
    public async Task Intents_are_listed_by_customer_and_age_with_what_is_asked_for()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        var first = await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto);
        var second = await simulator.ChargeAsync(customer, card, SimulatorFixture.Absent());
        var page = await simulator.Stripe.V1.PaymentIntents.ListAsync(new()
        {
            Customer = customer,
            Created = new DateRangeOptions { GreaterThanOrEqual = DateTime.UnixEpoch },
            Expand = ["data.latest_charge", "data.payment_method"],
        });
        page.Data.Select(intent => (intent.Id, intent.LatestCharge.Id, intent.PaymentMethod.Card.Last4))
            .ShouldBe([(second.Id, second.LatestChargeId, "4242"), (first.Id, first.LatestChargeId, "4242")]);
        (await simulator.Stripe.V1.Charges.ListAsync(new() { PaymentIntent = first.Id })).Data.Select(charge => charge.Id)
            .ShouldBe([first.LatestChargeId]);
        (await simulator.Stripe.V1.Charges.ListAsync(new() { Customer = customer })).Data.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_deleted_customer_paid_is_still_listed_and_the_card_is_not_charged_again()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        var paid = await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto);
        await simulator.Stripe.V1.Customers.DeleteAsync(customer);
        (await simulator.Stripe.V1.PaymentIntents.ListAsync(new() { Customer = customer })).Data.Select(intent => intent.Id)
            .ShouldBe([paid.Id]);
        (await simulator.Stripe.V1.Charges.ListAsync(new() { Customer = customer })).Data.Select(charge => charge.Id)
            .ShouldBe([paid.LatestChargeId]);
        (await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(customer, card, SimulatorFixture.Moto))).StripeError.Param.ShouldBe(
            "customer");
        (await simulator.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = paid.Id })).Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task One_key_charges_once_and_gives_a_decline_again()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        var once = await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto, key: $"once-{card}");
        (await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto, key: $"once-{card}")).Id.ShouldBe(once.Id);
        var (poor, bad) = await simulator.SavedCardAsync("pm_card_chargeCustomerFail");
        var decline = await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(poor, bad, SimulatorFixture.Moto, key: $"no-{bad}"));
        var again = await SimulatorFixture.RefusalOf(() => simulator.ChargeAsync(poor, bad, SimulatorFixture.Moto, key: $"no-{bad}"));
        again.StripeError.Charge.ShouldBe(decline.StripeError.Charge);
        (await simulator.Stripe.V1.PaymentIntents.ListAsync(new() { Customer = poor })).Data.Count.ShouldBe(1);
    }

    private static async Task<StripeError> ErrorOfAsync(HttpResponseMessage response) =>
        StripeError.FromJson(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!.ToJsonString());
}
