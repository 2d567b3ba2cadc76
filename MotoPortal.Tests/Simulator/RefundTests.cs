using Microsoft.Extensions.Time.Testing;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Simulator;

/// <summary>Refunds: full, partial, late, and failed.</summary>
public sealed class RefundTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task A_charge_is_refunded_in_parts_and_never_more_than_was_paid()
    {
        var paid = await PaidAsync();
        var refunds = simulator.Stripe.V1.Refunds;
        var part = await refunds.CreateAsync(new()
        {
            PaymentIntent = paid.Id,
            Amount = 1500,
            Reason = "requested_by_customer",
            Metadata = new(StringComparer.Ordinal) { ["note"] = "7" },
        });
        (part.Status, part.Amount, part.Currency, part.ChargeId, part.PaymentIntentId, part.Reason, part.Metadata["note"])
            .ShouldBe(("succeeded", 1500, "eur", paid.LatestChargeId, paid.Id, "requested_by_customer", "7"));
        var charge = await ChargeOfAsync(paid);
        (charge.AmountRefunded, charge.Refunded).ShouldBe((1500, false));

        var tooMuch = await SimulatorFixture.RefusalOf(() => refunds.CreateAsync(new() { Charge = paid.LatestChargeId, Amount = 2501 }));
        (tooMuch.StripeError.Param, tooMuch.StripeError.Message).ShouldBe(
            ("amount", "Refund amount (25.01 eur) is greater than unrefunded amount on charge (25.00 eur)"));
        (await refunds.CreateAsync(new() { Charge = paid.LatestChargeId })).Amount.ShouldBe(2500);
        charge = await simulator.Stripe.V1.Charges.GetAsync(paid.LatestChargeId, new() { Expand = ["refunds"] });
        (charge.AmountRefunded, charge.Refunded, charge.Refunds.Data.Count).ShouldBe((4000, true, 2));
        (await SimulatorFixture.RefusalOf(() => refunds.CreateAsync(new() { PaymentIntent = paid.Id, Amount = 1 }))).StripeError.Code
            .ShouldBe("charge_already_refunded");
        (await refunds.ListAsync(new() { PaymentIntent = paid.Id })).Data.Select(refund => refund.Amount).ShouldBe([2500, 1500]);
        (await simulator.EventsOfPaymentAsync(paid.Id)).Take(4)
            .ShouldBe(["refund.created", "charge.refunded", "refund.created", "charge.refunded"]);
    }

    [Fact]
    public async Task Only_what_was_paid_can_be_refunded()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        var held = await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto, options => options.CaptureMethod = "manual");
        var refunds = simulator.Stripe.V1.Refunds;
        foreach (var refused in (RefundCreateOptions[])
        [
            new(),
            new() { Charge = held.LatestChargeId },
            new() { PaymentIntent = held.Id },
            new() { Charge = held.LatestChargeId, PaymentIntent = held.Id },
            new() { PaymentIntent = "pi_none" }, new() { Charge = "ch_none" },
        ])
        {
            (await SimulatorFixture.RefusalOf(() => refunds.CreateAsync(refused))).StripeError.Type.ShouldBe("invalid_request_error");
        }

        await simulator.Stripe.V1.PaymentIntents.CaptureAsync(held.Id, new() { AmountToCapture = 1000 });
        (await refunds.CreateAsync(new() { PaymentIntent = held.Id })).Amount.ShouldBe(1000);
        (await ChargeOfAsync(held)).Refunded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refund_can_be_annotated_and_not_canceled()
    {
        var paid = await PaidAsync();
        var refund = await simulator.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = paid.Id });
        (await simulator.Stripe.V1.Refunds
            .UpdateAsync(refund.Id, new() { Metadata = new(StringComparer.Ordinal) { ["k"] = "v" } })).Metadata["k"].ShouldBe("v");
        (await simulator.EventsOfPaymentAsync(paid.Id))[0].ShouldBe("refund.updated");
        await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Refunds.CancelAsync(refund.Id));
        (await simulator.Stripe.V1.Refunds.GetAsync(refund.Id)).Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_refund_that_fails_after_a_while_gives_the_amount_back_to_the_charge()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var own = new OwnSimulator(time);
        var fixture = await own.StartAsync();
        var (customer, card) = await fixture.SavedCardAsync("pm_card_refundFail");
        var paid = await fixture.ChargeAsync(customer, card, SimulatorFixture.Moto);
        var refund = await fixture.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = paid.Id });
        (refund.Status, (await fixture.Stripe.V1.Charges.GetAsync(paid.LatestChargeId)).Refunded).ShouldBe(("succeeded", true));

        await BecomesAsync(fixture, time, refund.Id, "failed");
        (await fixture.Stripe.V1.Refunds.GetAsync(refund.Id)).FailureReason.ShouldBe("expired_or_canceled_card");
        var charge = await fixture.Stripe.V1.Charges.GetAsync(paid.LatestChargeId);
        (charge.AmountRefunded, charge.Refunded).ShouldBe((0, false));
        (await fixture.EventsOfPaymentAsync(paid.Id)).Take(4)
            .ShouldBe(["refund.failed", "charge.refund.updated", "refund.updated", "refund.created"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refund_that_is_pending_ends_later_even_after_a_restart(bool restart)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var own = new OwnSimulator(time);
        var fixture = await own.StartAsync();
        var (customer, card) = await fixture.SavedCardAsync("pm_card_pendingRefund");
        var paid = await fixture.ChargeAsync(customer, card, SimulatorFixture.Moto);
        var refund = await fixture.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = paid.Id });
        (refund.Status, refund.PendingReason).ShouldBe(("pending", "processing"));
        if (restart)
        {
            await fixture.RestartAsync();
        }

        await BecomesAsync(fixture, time, refund.Id, "succeeded");
        (await fixture.EventsOfPaymentAsync(paid.Id))[0].ShouldBe("charge.refund.updated");
    }

    [Theory]
    [InlineData(false, "succeeded")]
    [InlineData(true, "failed")]
    public async Task Any_refund_can_be_made_to_wait_or_to_fail(bool fails, string outcome)
    {
        var paid = await PaidAsync();
        simulator.Faults.Set(FaultKind.RefundPending, milliseconds: 20);
        if (fails)
        {
            simulator.Faults.Set(FaultKind.RefundFails, milliseconds: 20);
        }

        var refund = await simulator.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = paid.Id });
        refund.Status.ShouldBe("pending");
        await BecomesAsync(simulator, null, refund.Id, outcome);
    }

    private static Task BecomesAsync(SimulatorFixture fixture, FakeTimeProvider? time, string refund, string status) => WaitUntil.TrueAsync(
        async () =>
    {
        time?.Advance(TimeSpan.FromSeconds(2));
        return (await fixture.Stripe.V1.Refunds.GetAsync(refund)).Status == status;
    });

    private async Task<PaymentIntent> PaidAsync()
    {
        var (customer, card) = await simulator.SavedCardAsync();
        return await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto);
    }

    private Task<Charge> ChargeOfAsync(PaymentIntent intent) => simulator.Stripe.V1.Charges.GetAsync(intent.LatestChargeId);
}
