using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Panels;
using MotoPortal.Refunds.Records;
using MotoPortal.Schedules.Plans;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Schedules;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Charges;

/// <summary>
/// A charge that a proxy delivers to Stripe long after the portal's timeout: it is not charged twice, and it is recorded.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class LateChargeTests : IAsyncLifetime
{
    private const string Post = "POST /v1/payment_intents";
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(61);
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync(behindProxy: true);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Its_event_finds_it_by_what_is_noted_on_it_although_it_was_taken_for_not_sent()
    {
        var consent = await _host.SavedOnRequestAsync();
        var charge = await LoseAsync(consent);
        await _host.Proxy.DeliverAsync();

        var intent = (await _host.IntentsAsync()).Single();
        await _host.People.Portal.Get<ChargeEvents>().ApplyAsync(
            new StripeEventReference("payment_intent.succeeded", null, null, PaymentIntentId.From(intent.Id)), CancellationToken.None);

        (await _host.SeeAsync(charge)).State.ShouldBe(ChargeState.Succeeded);
        (await _host.LedgerOfAsync(charge)).ShouldBe(
            ["charge.requested", "charge.unknown", "charge.not_sent", "charge.succeeded", "charge.receipt_sent"]);
    }

    [Fact]
    public async Task Without_any_event_it_is_found_by_looking_on()
    {
        var consent = await _host.SavedUnscheduledAsync();
        var charge = await LoseAsync(consent);
        await _host.SettleAsync(TimeSpan.FromSeconds(60));
        (await _host.SeeAsync(charge)).State.ShouldBe(ChargeState.NotSent);
        await _host.Proxy.DeliverAsync();

        await _host.SettleAsync(TimeSpan.FromHours(2));

        (await _host.SeeAsync(charge)).State.ShouldBe(ChargeState.Succeeded);
        (await _host.LedgerOfAsync(charge)).Count(kind => kind is "charge.receipt_sent").ShouldBe(1);
    }

    [Fact]
    public async Task An_event_whose_PaymentIntent_cannot_be_read_is_applied_again_later()
    {
        var consent = await _host.SavedOnRequestAsync();
        var charge = await LoseAsync(consent);
        await _host.Proxy.DeliverAsync();
        var notice = new StripeEventReference(
            "payment_intent.succeeded", null, null, PaymentIntentId.From((await _host.IntentsAsync()).Single().Id));
        _host.Proxy.Answer("GET /v1/payment_intents", 404, "<html>No such page</html>");

        await Should.ThrowAsync<InvalidOperationException>(
            () => _host.People.Portal.Get<ChargeEvents>().ApplyAsync(notice, CancellationToken.None));
        await _host.People.Portal.Get<ChargeEvents>().ApplyAsync(notice, CancellationToken.None);

        (await _host.SeeAsync(charge)).State.ShouldBe(ChargeState.Succeeded);
    }

    [Fact]
    public async Task A_schedule_takes_it_and_does_not_charge_the_due_day_again()
    {
        var consent = await _host.SavedMonthlyAsync();
        await LoseScheduledAsync(consent);
        await _host.Proxy.DeliverAsync();

        // There is neither an event nor the reconciler: the schedule itself asks Stripe before it charges the day again.
        _host.Clock.Advance(TimeSpan.FromMinutes(16));
        await _host.RunAsync();
        await _host.RunAsync();

        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().State.ShouldBe(ChargeState.Succeeded);
        (await _host.IntentsAsync()).ShouldHaveSingleItem();
        (await _host.ScheduleAsync(consent)).NextDueOn.ShouldBe(consent.Scope.FirstDay!.Value.AddMonths(1));
    }

    [Fact]
    public async Task While_Stripe_cannot_be_asked_a_schedule_charges_no_day_a_second_time()
    {
        var consent = await _host.SavedMonthlyAsync();
        await LoseScheduledAsync(consent);
        _host.Proxy.Answer("GET /v1/payment_intents", 200, "{}");
        _host.Clock.Advance(TimeSpan.FromMinutes(16));
        await _host.RunAsync();

        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().State.ShouldBe(ChargeState.NotSent);
        (await _host.IntentsAsync()).ShouldBeEmpty();

        _host.Clock.Advance(TimeSpan.FromMinutes(16));
        await _host.RunAsync();
        (await _host.ChargesAsync(consent)).Select(charge => charge.State).ShouldBe([ChargeState.NotSent, ChargeState.Succeeded]);
        (await _host.IntentsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_schedule_that_waited_for_a_person_goes_on_when_the_day_is_found_to_be_charged()
    {
        var consent = await _host.SavedMonthlyAsync();
        await LoseScheduledAsync(consent);
        await _host.Get<Atomic>().RunAsync(
            async scope => (await scope.Db.Set<ChargeSchedule>().SingleAsync(schedule => schedule.ConsentId == consent.Id)).RequirePerson(
                ScheduleTrouble.NotSent, code: null),
            CancellationToken.None);
        await _host.Proxy.DeliverAsync();

        await _host.SettleAsync(TimeSpan.FromMinutes(30));
        await _host.RunAsync();

        var schedule = await _host.ScheduleAsync(consent);
        (schedule.State, schedule.NextDueOn).ShouldBe((ScheduleState.Active, consent.Scope.FirstDay!.Value.AddMonths(1)));
        (await _host.SchedulesInLedgerAsync(consent)).Count(kind => kind is "schedule.found_charged").ShouldBe(1);
    }

    [Fact]
    public async Task A_clerk_who_tries_again_is_told_of_it_instead_of_charging_again()
    {
        var consent = await _host.SavedOnRequestAsync();
        var lost = await LoseAsync(consent);
        await _host.Proxy.DeliverAsync();

        var again = _host.Asking(consent);
        (await _host.Get<ChargeWorkflow>().RequestAsync(again, CancellationToken.None)).ShouldBe(new ChargeOutcome.FoundEarlier(lost));

        (await _host.SeeAsync(lost)).State.ShouldBe(ChargeState.Succeeded);
        (await _host.IntentsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_clerk_charges_nothing_again_while_Stripe_cannot_be_asked_and_charges_when_it_knows_of_nothing()
    {
        var consent = await _host.SavedOnRequestAsync();
        await LoseAsync(consent);
        _host.Proxy.Answer("GET /v1/payment_intents", 503, "");

        var again = _host.Asking(consent);
        (await _host.Get<ChargeWorkflow>().RequestAsync(again, CancellationToken.None)).ShouldBe(new ChargeOutcome.CannotAskStripe());
        (await _host.IntentsAsync()).ShouldBeEmpty();

        (await _host.ChargeAsync(again)).State.ShouldBe(ChargeState.Succeeded);
    }

    [Fact]
    public async Task A_second_person_who_allows_a_charge_is_told_of_an_earlier_one_that_was_found()
    {
        var consent = await _host.SavedAsync(ConsentScope.OnRequest("A piano", new Money(200_000, "eur"), null, _host.Today().AddYears(1)));
        var waits = _host.Asking(consent, 100_000, reference: "A-2") with { AsksForApproval = true };
        (await _host.Get<ChargeWorkflow>().RequestAsync(waits, CancellationToken.None)).ShouldBe(
            new ChargeOutcome.AwaitsApproval(waits.Id));
        await LoseAsync(consent);
        await _host.Proxy.DeliverAsync();

        (await _host.As(Charging.Sam).Get<ChargeWorkflow>().ApproveAsync(waits.Id, "Known customer", waits.Amount, CancellationToken.None))
            .ShouldBe(new ApprovalOutcome.FoundEarlier());

        (await _host.SeeAsync(waits.Id)).State.ShouldBe(ChargeState.AwaitingApproval);
        (await _host.IntentsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task When_both_go_through_in_spite_of_all_the_double_is_shown()
    {
        var consent = await _host.SavedMonthlyAsync();
        await LoseScheduledAsync(consent);
        _host.Clock.Advance(TimeSpan.FromMinutes(16));
        await _host.RunAsync();
        (await _host.Get<ChargedTwiceReads>().ListAsync(CancellationToken.None)).ShouldBeEmpty();

        await _host.Proxy.DeliverAsync();
        await _host.SettleAsync(TimeSpan.FromHours(1));

        (await _host.IntentsAsync()).Count.ShouldBe(2);
        var twice = (await _host.Get<ChargedTwiceReads>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (await _host.ChargesAsync(consent)).Select(charge => charge.Id).ShouldBe([twice.First.Id, twice.Second.Id]);
        (twice.First.DueOn, twice.Second.DueOn).ShouldBe((consent.Scope.FirstDay, consent.Scope.FirstDay));
    }

    [Fact]
    public async Task A_double_found_days_later_by_an_event_is_in_the_ledger_and_shown_until_its_second_payment_is_refunded()
    {
        var consent = await _host.SavedMonthlyAsync();
        await LoseScheduledAsync(consent);
        _host.Clock.Advance(TimeSpan.FromMinutes(16));
        await _host.RunAsync();

        // Nothing is looked for any more when the held request arrives.
        await _host.SettleAsync(TimeSpan.FromDays(5));
        (await _host.Get<ChargedTwiceReads>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
        var paid = (await _host.IntentsAsync()).Single().Id;
        await _host.Proxy.DeliverAsync();
        var late = (await _host.IntentsAsync()).Single(intent => intent.Id != paid);
        var notice = new StripeEventReference("payment_intent.succeeded", null, null, PaymentIntentId.From(late.Id));
        await _host.People.Portal.Get<ChargeEvents>().ApplyAsync(notice, CancellationToken.None);
        await _host.People.Portal.Get<ChargeEvents>().ApplyAsync(notice, CancellationToken.None);

        var twice = (await _host.Get<ChargedTwiceReads>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (await _host.LedgerOfAsync(twice.First.Id)).Count(kind => kind is "charge.charged_twice").ShouldBe(1);

        var sam = _host.As(Charging.Sam);
        await using var screen = new ScreenContext(
            policies: [Policies.RefundCharges],
            rooms: services => services.AddSingleton(sam.Get<ChargedTwiceReads>()).AddSingleton(sam.Get<RefundReads>())
                .AddSingleton(sam.Get<RefundWorkflow>()));
        var disputed = screen.Render<ChargedTwiceLine>(
            line => line.Add(shown => shown.Twice, twice with { First = twice.First with { IsDisputed = true } }));
        disputed.WaitForAssertion(() => disputed.Markup.ShouldContain(RefundTexts.Blocked[..12]));
        disputed.FindAll("button").ShouldBeEmpty();
        IRenderedComponent<ChargedTwicePanel>? panel = null;
        screen.JSInterop.ShowsOnButton(() => panel?.Find("[data-amount]").TextContent);
        panel = screen.Render<ChargedTwicePanel>();
        panel.WaitForAssertion(() => panel.Find("button").HasAttribute("disabled").ShouldBeFalse());
        ScreenContext.Words(panel.Find("button")).ShouldEndWith($"of {twice.Second.Number}");
        await panel.Find("button").ClickAsync(new MouseEventArgs());

        panel.WaitForAssertion(() => panel.Markup.Trim().ShouldBeEmpty());
        (await _host.RefundsAtStripeAsync()).ShouldHaveSingleItem().PaymentIntentId.ShouldBe(paid);
        (await _host.Get<ChargedTwiceReads>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_proxys_refusal_after_the_charge_went_through_is_no_refusal()
    {
        var consent = await _host.SavedOnRequestAsync();
        _host.Proxy.Answer(Post, 403, "<html>Blocked by policy</html>", delivers: true);

        var charge = await _host.ChargeAsync(_host.Asking(consent));
        charge.State.ShouldBe(ChargeState.Unknown);
        await _host.SettleAsync(TimeSpan.FromSeconds(3));

        (await _host.SeeAsync(charge.Id)).State.ShouldBe(ChargeState.Succeeded);
        (await _host.IntentsAsync()).ShouldHaveSingleItem();
    }

    // Held by the proxy until the caller's timeout, and considered lost after a minute.
    private async Task<ChargeId> LoseAsync(ConsentView consent)
    {
        _host.Proxy.Keep(Post);
        var charge = await _host.ChargeAsync(_host.Asking(consent));
        charge.State.ShouldBe(ChargeState.Unknown);
        await _host.SettleAsync(Lost);
        (await _host.SeeAsync(charge.Id)).State.ShouldBe(ChargeState.NotSent);
        return charge.Id;
    }

    private async Task LoseScheduledAsync(ConsentView consent)
    {
        _host.Proxy.Keep(Post);
        await _host.RunAsync();
        await _host.SettleAsync(Lost);
        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().State.ShouldBe(ChargeState.NotSent);
        await _host.RunAsync();
    }
}
