using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Invariants;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Panels;
using MotoPortal.Refunds.Records;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Schedules;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Charges;

/// <summary>
/// A second PaymentIntent of one charge, as a proxy makes it that delivers a request again when Stripe has dropped its key: it is a payment
/// of its own, shown beside the first, and refunded with one press.
/// </summary>
public sealed class RepeatedChargeTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task It_is_a_charge_of_its_own_beside_the_first_and_recorded_once()
    {
        var consent = await _host.SavedOnRequestAsync();
        var first = await _host.ChargeAsync(_host.Asking(consent, reference: "A-1"));
        await _host.ChargeAsync(_host.Asking(consent, reference: "A-2"));
        var again = await _host.PayAgainAtStripeAsync(first);

        await TellAsync(again);
        await TellAsync(again);

        var twice = (await ListAsync()).ShouldHaveSingleItem();
        twice.First.Id.ShouldBe(first.Id);
        (twice.Second.Origin, twice.Second.PaymentIntent, twice.Second.Amount, twice.Second.Reference, twice.Second.State).ShouldBe(
            (ChargeOrigin.Repeated, again, first.Amount, "A-1", ChargeState.Succeeded));
        (await _host.LedgerOfAsync(twice.Second.Id)).ShouldBe(
            ["charge.found", "charge.succeeded", "charge.charged_twice", "charge.receipt_sent"]);
        (await FindingsAsync()).ShouldBe(
            [
                $"{InvariantViolation.OrderPaidTwice} {consent.Id}",
                $"{InvariantViolation.ChargePaidTwiceAtStripe} {first.Id}"
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task One_press_refunds_it_and_nothing_is_left_to_be_told()
    {
        var consent = await _host.SavedMonthlyAsync();
        await _host.RunAsync();
        var first = (await _host.ChargesAsync(consent)).ShouldHaveSingleItem();
        var again = await _host.PayAgainAtStripeAsync(first);
        await TellAsync(again);
        var sam = _host.As(Charging.Sam);
        await using var screen = new ScreenContext(
            policies: [Policies.RefundCharges],
            rooms: services => services.AddSingleton(sam.Get<ChargedTwiceReads>()).AddSingleton(sam.Get<RefundReads>())
                .AddSingleton(sam.Get<RefundWorkflow>()));
        IRenderedComponent<ChargedTwicePanel>? panel = null;
        screen.JSInterop.ShowsOnButton(() => panel?.Find("[data-amount]").TextContent);
        panel = screen.Render<ChargedTwicePanel>();
        panel.WaitForAssertion(() => panel.Find("button").HasAttribute("disabled").ShouldBeFalse());
        panel.Markup.ShouldContain($"Stripe carried out the request for {first.Number} a second time");

        await panel.Find("button").ClickAsync(new MouseEventArgs());

        panel.WaitForAssertion(() => panel.Markup.Trim().ShouldBeEmpty());
        (await _host.RefundsAtStripeAsync()).ShouldHaveSingleItem().PaymentIntentId.ShouldBe(again.Value);
        var repeated = (await _host.ChargesAsync(consent)).Single(charge => charge.Id != first.Id);
        (repeated.AmountRefunded, repeated.DueOn).ShouldBe((first.Amount, first.DueOn));
        (await _host.LedgerOfAsync(repeated.Id)).ShouldContain(kind => kind == "charge.refunded");
        (await FindingsAsync()).ShouldBeEmpty();
        (await _host.ScheduleAsync(consent)).NextDueOn.ShouldBe(consent.Scope.FirstDay!.Value.AddMonths(1));
    }

    [Fact]
    public async Task Both_are_recorded_when_the_answer_to_the_first_was_lost_too()
    {
        var consent = await _host.SavedOnRequestAsync();
        var charge = await _host.ChargeAsync(_host.Asking(consent));
        await _host.PayAgainAtStripeAsync(charge);
        await _host.Get<Atomic>().RunAsync(
            scope => scope.Db.Database.ExecuteSqlAsync(
                $"UPDATE charges SET State = 'Unknown', PaymentIntentId = NULL, SettledAt = NULL WHERE Id = {charge.Id.Value}"),
            CancellationToken.None);

        await _host.People.Portal.Get<ChargeWorkflow>().SettleAsync(charge.Id, CancellationToken.None);

        var twice = (await ListAsync()).ShouldHaveSingleItem();
        twice.First.Id.ShouldBe(charge.Id);
        (await _host.IntentsAsync()).Select(intent => intent.Id).ShouldBe(
            [twice.First.PaymentIntent!.Value.Value, twice.Second.PaymentIntent!.Value.Value], ignoreOrder: true);
    }

    [Fact]
    public async Task One_that_took_no_money_is_no_charge()
    {
        var consent = await _host.SavedOnRequestAsync();
        var charge = await _host.ChargeAsync(_host.Asking(consent));
        var again = await _host.PayAgainAtStripeAsync(charge, confirms: false);

        await TellAsync(again);

        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().Id.ShouldBe(charge.Id);
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_pair_is_shown_while_the_bank_decides_and_goes_when_it_has_taken_a_payment_back()
    {
        var consent = await _host.SavedOnRequestAsync();
        var charge = await _host.ChargeAsync(_host.Asking(consent));
        var again = await _host.PayAgainAtStripeAsync(charge);
        await TellAsync(again);
        var second = (await ListAsync()).ShouldHaveSingleItem().Second;
        var intent = (await _host.IntentsAsync()).Single(intent => intent.Id == again.Value);

        await _host.HappenAsync("dispute_charge", intent.LatestChargeId);
        await SettleDisputesAsync(second.Id);
        (await ListAsync()).ShouldHaveSingleItem().Second.IsDisputed.ShouldBeTrue();

        var dispute = (await _host.Stripe.V1.Disputes.ListAsync(new Stripe.DisputeListOptions { PaymentIntent = again.Value })).Single();
        await _host.HappenAsync("lose_dispute", dispute.Id);
        await SettleDisputesAsync(second.Id);

        (await ListAsync()).ShouldBeEmpty();
        (await FindingsAsync()).ShouldNotContain(finding => finding == $"{InvariantViolation.OrderPaidTwice} {consent.Id}");
    }

    [Fact]
    public async Task The_pair_is_shown_for_120_days_from_the_later_payment()
    {
        var consent = await _host.SavedOnRequestAsync();
        var charge = await _host.ChargeAsync(_host.Asking(consent));
        _host.Clock.Advance(TimeSpan.FromDays(60));
        await TellAsync(await _host.PayAgainAtStripeAsync(charge));

        _host.Clock.Advance(TimeSpan.FromDays(119));
        (await ListAsync()).ShouldHaveSingleItem().First.Id.ShouldBe(charge.Id);
        _host.Clock.Advance(TimeSpan.FromDays(2));
        (await ListAsync()).ShouldBeEmpty();
    }

    private Task<JobOutcome> SettleDisputesAsync(ChargeId charge) =>
        _host.People.Portal.Get<DisputeWorkflow>().SettleAsync(charge, CancellationToken.None);

    private Task TellAsync(PaymentIntentId intent) => _host.People.Portal.Get<ChargeEvents>().ApplyAsync(
        new StripeEventReference("payment_intent.succeeded", null, null, intent), CancellationToken.None);

    private Task<IReadOnlyList<ChargedTwiceView>> ListAsync() => _host.Get<ChargedTwiceReads>().ListAsync(CancellationToken.None);

    private async Task<IReadOnlyList<string>> FindingsAsync() =>
    [
        .. (await _host.Get<InvariantCheck>().CheckAsync(withStripe: true, CancellationToken.None)).Findings
            .Select(finding => $"{finding.Violation} {finding.Subject}"),
    ];
}
