using MotoPortal.Charges.Lifecycle;
using MotoPortal.Gateway;
using MotoPortal.Mail;
using MotoPortal.Primitives;
using MotoPortal.Refunds;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Refunds;

public sealed class RefundWorkflowTests : IAsyncLifetime
{
    private SaveCardHost _bench = null!;

    public async Task InitializeAsync() => _bench = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task The_whole_is_given_back_and_the_customer_is_told()
    {
        var charge = await _bench.ChargedAsync();

        (await _bench.RefundAsync(_bench.Wanting(charge, 4000) with { Note = " wrong size " })).ShouldBeOfType<RefundOutcome.Started>();

        var view = await _bench.RefundsAsync(charge);
        var refund = view.Refunds.ShouldHaveSingleItem();
        (refund.State, refund.Amount, refund.Note, refund.RequestedBy, refund.Origin, view.Left.AmountMinorUnits).ShouldBe((RefundState.Succeeded, charge.Amount, "wrong size", "Sam T.", RefundOrigin.Portal, 0));
        (await _bench.SeeAsync(charge.Id)).AmountRefunded.ShouldBe(charge.Amount);
        var made = (await _bench.RefundsAtStripeAsync()).ShouldHaveSingleItem();
        (made.Amount, made.Reason, made.Metadata[RefundWorkflow.RefundMetadata]).ShouldBe((4000, "requested_by_customer", refund.Id.Value));
        (await _bench.LedgerOfAsync(charge.Id)).TakeLast(3).ShouldBe(["charge.refund_requested", "charge.refunded", "charge.receipt_sent"]);
        (await _bench.Get<MailReads>().ListOfChargeAsync(charge.Id, CancellationToken.None)).Select(mail => mail.Kind).ShouldBe([MailKind.RefundReceipt, MailKind.ChargeReceipt], ignoreOrder: true);
    }

    [Fact]
    public async Task Parts_never_come_to_more_than_was_charged()
    {
        var charge = await _bench.ChargedAsync();

        (await _bench.RefundAsync(_bench.Wanting(charge, 1500))).ShouldBeOfType<RefundOutcome.Started>();
        (await _bench.RefundAsync(_bench.Wanting(charge, 2501))).ShouldBe(new RefundOutcome.NotThatMuch(charge.Amount with { AmountMinorUnits = 2500 }));
        (await _bench.RefundAsync(_bench.Wanting(charge, 0))).ShouldBeOfType<RefundOutcome.NotThatMuch>();
        (await _bench.RefundAsync(_bench.Wanting(charge, 100) with { Amount = new Money(100, "usd") })).ShouldBeOfType<RefundOutcome.NotThatMuch>();
        (await _bench.RefundAsync(_bench.Wanting(charge, 2500))).ShouldBeOfType<RefundOutcome.Started>();

        (await _bench.RefundsAtStripeAsync()).Sum(refund => refund.Amount).ShouldBe(4000);
    }

    [Fact]
    public async Task An_amount_that_was_not_on_the_button_is_not_given_back()
    {
        var charge = await _bench.ChargedAsync();
        var wanted = _bench.Wanting(charge, 1500);

        (await _bench.RefundAsync(wanted with { Confirmed = charge.Amount })).ShouldBe(new RefundOutcome.OtherAmountShown(charge.Amount));
        (await _bench.RefundAsync(wanted with { Confirmed = null })).ShouldBe(new RefundOutcome.OtherAmountShown(null));

        (await _bench.RefundsAtStripeAsync()).ShouldBeEmpty();
        (await _bench.RefundAsync(wanted)).ShouldBe(new RefundOutcome.Started(wanted.Id));
    }

    [Fact]
    public async Task Two_people_at_once_do_not_give_back_more_than_was_charged()
    {
        var charge = await _bench.ChargedAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _bench.RefundAsync(_bench.Wanting(charge, 3000))));

        outcomes.OfType<RefundOutcome.Started>().Count().ShouldBe(1);
        outcomes.OfType<RefundOutcome.NotThatMuch>().Count().ShouldBe(3);
        (await _bench.RefundsAtStripeAsync()).ShouldHaveSingleItem().Amount.ShouldBe(3000);
    }

    [Fact]
    public async Task A_second_click_is_the_same_refund()
    {
        var charge = await _bench.ChargedAsync();
        var wanted = _bench.Wanting(charge, 1000);

        await Task.WhenAll(_bench.RefundAsync(wanted), _bench.RefundAsync(wanted));

        (await _bench.RefundsAtStripeAsync()).ShouldHaveSingleItem();
        (await _bench.RefundsAsync(charge)).Refunds.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task When_the_connection_breaks_after_Stripe_has_acted_it_is_found_and_given_back_once()
    {
        var charge = await _bench.ChargedAsync();
        _bench.Fault(FaultKind.ConnectionDropped, request: "POST /v1/refunds");

        await _bench.RefundAsync(_bench.Wanting(charge, 4000));
        var unknown = await _bench.RefundsAsync(charge);
        (unknown.Refunds[0].State, unknown.Left.AmountMinorUnits).ShouldBe((RefundState.Unknown, 0));
        (await _bench.RefundAsync(_bench.Wanting(charge, 4000))).ShouldBeOfType<RefundOutcome.NotThatMuch>();
        await SettleAsync(TimeSpan.FromSeconds(3));

        (await _bench.RefundsAsync(charge)).Refunds.ShouldHaveSingleItem().State.ShouldBe(RefundState.Succeeded);
        (await _bench.RefundsAtStripeAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_refund_that_Stripe_knows_nothing_of_can_be_asked_for_again_after_a_minute()
    {
        var charge = await _bench.ChargedAsync();
        _bench.Fault(FaultKind.ServerErrorBefore, request: "POST /v1/refunds");

        await _bench.RefundAsync(_bench.Wanting(charge, 4000));
        await SettleAsync(TimeSpan.FromSeconds(30));
        (await _bench.RefundsAsync(charge)).Refunds[0].State.ShouldBe(RefundState.Unknown);
        await SettleAsync(TimeSpan.FromSeconds(40));

        var view = await _bench.RefundsAsync(charge);
        (view.Refunds[0].State, view.Left).ShouldBe((RefundState.NotSent, charge.Amount));
        (await _bench.RefundAsync(_bench.Wanting(charge, 4000))).ShouldBeOfType<RefundOutcome.Started>();
        (await _bench.RefundsAtStripeAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_refund_that_the_bank_sends_back_later_can_be_given_in_another_way_and_stands_before_the_administrators()
    {
        var charge = await _bench.ChargedAsync(Refunding.RefundFailsLater);
        await _bench.RefundAsync(_bench.Wanting(charge, 4000));
        (await _bench.RefundsAsync(charge)).Refunds[0].State.ShouldBe(RefundState.Succeeded);

        await WaitUntil.TrueAsync(async () => (await _bench.RefundsAtStripeAsync())[0].Status == "failed");
        await SettleAsync(TimeSpan.FromHours(13));

        var view = await _bench.RefundsAsync(charge);
        (view.Refunds[0].State, view.Refunds[0].FailureReason, view.Left).ShouldBe((RefundState.Failed, "expired_or_canceled_card", charge.Amount));
        (await _bench.SeeAsync(charge.Id)).AmountRefunded.AmountMinorUnits.ShouldBe(0);
        (await _bench.Get<RefundReads>().ListFailedAsync(CancellationToken.None)).ShouldHaveSingleItem().ChargeNumber.ShouldBe(charge.Number);
        (await _bench.LedgerOfAsync(charge.Id))[^1].ShouldBe("charge.refund_failed");
    }

    [Fact]
    public async Task A_refund_made_elsewhere_shows_and_counts()
    {
        var charge = await _bench.ChargedAsync();
        await _bench.Stripe.V1.Refunds.CreateAsync(new Stripe.RefundCreateOptions { PaymentIntent = charge.PaymentIntent!.Value.Value, Amount = 1000, Reason = "duplicate" });

        var notice = new StripeEventReference("charge.refunded", null, null, charge.PaymentIntent);
        await new RefundEvents(_bench.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<MotoPortal.Data.PortalDb>>(), _bench.People.Portal.Get<RefundWorkflow>()).ApplyAsync(notice, CancellationToken.None);

        var view = await _bench.RefundsAsync(charge);
        var refund = view.Refunds.ShouldHaveSingleItem();
        (refund.Origin, refund.Reason, refund.State, refund.RequestedBy, view.Left.AmountMinorUnits).ShouldBe((RefundOrigin.Elsewhere, RefundReason.Duplicate, RefundState.Succeeded, "", 3000));
        (await _bench.RefundAsync(_bench.Wanting(charge, 3001))).ShouldBeOfType<RefundOutcome.NotThatMuch>();
    }

    [Fact]
    public async Task What_was_not_charged_is_not_given_back()
    {
        var charge = await _bench.ChargeAsync(_bench.Asking(await _bench.SavedOnRequestAsync(Charging.DeclinesLater)));

        (await _bench.RefundAsync(_bench.Wanting(charge, 4000))).ShouldBe(new RefundOutcome.NotNow(ChargeState.Declined));
    }

    private async Task SettleAsync(TimeSpan later)
    {
        _bench.Clock.Advance(later);
        await _bench.Get<RefundReconciler>().WorkAsync(CancellationToken.None);
    }
}
