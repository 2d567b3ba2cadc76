using MotoPortal.Charges.Records;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Refunds;

public sealed class RefundWorkflowTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_whole_is_given_back_and_the_customer_is_told()
    {
        var charge = await _host.ChargedAsync();

        (await _host.RefundAsync(_host.Wanting(charge, 4000) with { Note = " wrong size " })).ShouldBeOfType<RefundOutcome.Started>();

        var view = await _host.RefundsAsync(charge);
        var refund = view.Refunds.ShouldHaveSingleItem();
        (refund.State, refund.Amount, refund.Note, refund.RequestedBy, refund.Origin, view.Left.AmountMinorUnits).ShouldBe(
            (RefundState.Succeeded, charge.Amount, "wrong size", "Sam T.", RefundOrigin.Portal, 0));
        (await _host.SeeAsync(charge.Id)).AmountRefunded.ShouldBe(charge.Amount);
        var made = (await _host.RefundsAtStripeAsync()).ShouldHaveSingleItem();
        (made.Amount, made.Reason, made.Metadata[RefundWorkflow.RefundMetadata]).ShouldBe((4000, "requested_by_customer", refund.Id.Value));
        (await _host.LedgerOfAsync(charge.Id)).TakeLast(3).ShouldBe(["charge.refund_requested", "charge.refunded", "charge.receipt_sent"]);
        (await _host.Get<MailReads>().ListOfChargeAsync(charge.Id, CancellationToken.None)).Select(mail => mail.Kind)
            .ShouldBe([MailKind.RefundReceipt, MailKind.ChargeReceipt], ignoreOrder: true);
    }

    [Fact]
    public async Task Parts_never_come_to_more_than_was_charged()
    {
        var charge = await _host.ChargedAsync();

        (await _host.RefundAsync(_host.Wanting(charge, 1500))).ShouldBeOfType<RefundOutcome.Started>();
        (await _host.RefundAsync(_host.Wanting(charge, 2501))).ShouldBe(
            new RefundOutcome.InvalidAmount(charge.Amount with { AmountMinorUnits = 2500 }));
        (await _host.RefundAsync(_host.Wanting(charge, 0))).ShouldBeOfType<RefundOutcome.InvalidAmount>();
        (await _host.RefundAsync(_host.Wanting(charge, 100) with { Amount = new Money(100, "usd") }))
            .ShouldBeOfType<RefundOutcome.InvalidAmount>();
        (await _host.RefundAsync(_host.Wanting(charge, 2500))).ShouldBeOfType<RefundOutcome.Started>();

        (await _host.RefundsAtStripeAsync()).Sum(refund => refund.Amount).ShouldBe(4000);
    }

    [Fact]
    public async Task An_amount_that_was_not_on_the_button_is_not_given_back()
    {
        var charge = await _host.ChargedAsync();
        var wanted = _host.Wanting(charge, 1500);

        (await _host.RefundAsync(wanted with { Confirmed = charge.Amount })).ShouldBe(new RefundOutcome.OtherAmountShown(charge.Amount));
        (await _host.RefundAsync(wanted with { Confirmed = null })).ShouldBe(new RefundOutcome.OtherAmountShown(null));

        (await _host.RefundsAtStripeAsync()).ShouldBeEmpty();
        (await _host.RefundAsync(wanted)).ShouldBe(new RefundOutcome.Started(wanted.Id));
    }

    [Fact]
    public async Task Two_people_at_once_do_not_give_back_more_than_was_charged()
    {
        var charge = await _host.ChargedAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _host.RefundAsync(_host.Wanting(charge, 3000))));

        outcomes.OfType<RefundOutcome.Started>().Count().ShouldBe(1);
        outcomes.OfType<RefundOutcome.InvalidAmount>().Count().ShouldBe(3);
        (await _host.RefundsAtStripeAsync()).ShouldHaveSingleItem().Amount.ShouldBe(3000);
    }

    [Fact]
    public async Task A_second_click_is_the_same_refund()
    {
        var charge = await _host.ChargedAsync();
        var wanted = _host.Wanting(charge, 1000);

        await Task.WhenAll(_host.RefundAsync(wanted), _host.RefundAsync(wanted));

        (await _host.RefundsAtStripeAsync()).ShouldHaveSingleItem();
        (await _host.RefundsAsync(charge)).Refunds.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task When_the_connection_breaks_after_Stripe_has_acted_it_is_found_and_given_back_once()
    {
        var charge = await _host.ChargedAsync();
        _host.Fault(FaultKind.ConnectionDropped, request: "POST /v1/refunds");

        await _host.RefundAsync(_host.Wanting(charge, 4000));
        var unknown = await _host.RefundsAsync(charge);
        (unknown.Refunds[0].State, unknown.Left.AmountMinorUnits).ShouldBe((RefundState.Unknown, 0));
        (await _host.RefundAsync(_host.Wanting(charge, 4000))).ShouldBeOfType<RefundOutcome.InvalidAmount>();
        await SettleAsync(TimeSpan.FromSeconds(3));

        (await _host.RefundsAsync(charge)).Refunds.ShouldHaveSingleItem().State.ShouldBe(RefundState.Succeeded);
        (await _host.RefundsAtStripeAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_refund_that_Stripe_knows_nothing_of_can_be_asked_for_again_after_a_minute()
    {
        var charge = await _host.ChargedAsync();
        _host.Fault(FaultKind.ServerErrorBefore, request: "POST /v1/refunds");

        await _host.RefundAsync(_host.Wanting(charge, 4000));
        await SettleAsync(TimeSpan.FromSeconds(30));
        (await _host.RefundsAsync(charge)).Refunds[0].State.ShouldBe(RefundState.Unknown);
        await SettleAsync(TimeSpan.FromSeconds(40));

        var view = await _host.RefundsAsync(charge);
        (view.Refunds[0].State, view.Left).ShouldBe((RefundState.NotSent, charge.Amount));
        (await _host.RefundAsync(_host.Wanting(charge, 4000))).ShouldBeOfType<RefundOutcome.Started>();
        (await _host.RefundsAtStripeAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task A_refund_that_the_bank_sends_back_later_can_be_given_in_another_way_and_stands_before_the_administrators()
    {
        var charge = await _host.ChargedAsync(Refunding.RefundFailsLater);
        await _host.RefundAsync(_host.Wanting(charge, 4000));
        (await _host.RefundsAsync(charge)).Refunds[0].State.ShouldBe(RefundState.Succeeded);

        await WaitUntil.TrueAsync(async () => (await _host.RefundsAtStripeAsync())[0].Status == "failed");
        await SettleAsync(TimeSpan.FromHours(13));

        var view = await _host.RefundsAsync(charge);
        (view.Refunds[0].State, view.Refunds[0].FailureReason, view.Left).ShouldBe(
            (RefundState.Failed, "expired_or_canceled_card", charge.Amount));
        (await _host.SeeAsync(charge.Id)).AmountRefunded.AmountMinorUnits.ShouldBe(0);
        (await _host.Get<RefundReads>().ListFailedAsync(CancellationToken.None)).ShouldHaveSingleItem().ChargeNumber
            .ShouldBe(charge.Number);
        (await _host.LedgerOfAsync(charge.Id))[^1].ShouldBe("charge.refund_failed");
    }

    [Fact]
    public async Task A_refund_made_elsewhere_shows_and_counts()
    {
        var charge = await _host.ChargedAsync();
        await _host.Stripe.V1.Refunds.CreateAsync(
            new Stripe.RefundCreateOptions { PaymentIntent = charge.PaymentIntent!.Value.Value, Amount = 1000, Reason = "duplicate" });

        var notice = new StripeEventReference("charge.refunded", null, null, charge.PaymentIntent);
        await new RefundEvents(_host.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<MotoPortal.Data.PortalDb>>(), _host.People.Portal
            .Get<RefundWorkflow>()).ApplyAsync(notice, CancellationToken.None);

        var view = await _host.RefundsAsync(charge);
        var refund = view.Refunds.ShouldHaveSingleItem();
        (refund.Origin, refund.Reason, refund.State, refund.RequestedBy, view.Left.AmountMinorUnits).ShouldBe(
            (RefundOrigin.Elsewhere, RefundReason.Duplicate, RefundState.Succeeded, "", 3000));
        (await _host.RefundAsync(_host.Wanting(charge, 3001))).ShouldBeOfType<RefundOutcome.InvalidAmount>();
    }

    [Fact]
    public async Task What_was_not_charged_is_not_given_back()
    {
        var charge = await _host.ChargeAsync(_host.Asking(await _host.SavedOnRequestAsync(Charging.DeclinesLater)));

        (await _host.RefundAsync(_host.Wanting(charge, 4000))).ShouldBe(new RefundOutcome.NotNow(ChargeState.Declined));
    }

    private async Task SettleAsync(TimeSpan later)
    {
        _host.Clock.Advance(later);
        await _host.Get<RefundReconciler>().WorkAsync(CancellationToken.None);
    }
}
