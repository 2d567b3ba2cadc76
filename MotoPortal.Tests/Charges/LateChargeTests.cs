using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Pages;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Primitives;
using MotoPortal.Schedules;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Schedules;

namespace MotoPortal.Tests.Charges;

/// <summary>A charge that a proxy delivers to Stripe long after the portal has hung up: nothing is charged twice, and nothing is lost from sight.</summary>
public sealed class LateChargeTests : IAsyncLifetime
{
    private const string Post = "POST /v1/payment_intents";
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(61);
    private SaveCardHost _bench = null!;

    public async Task InitializeAsync() => _bench = await SaveCardHost.StartAsync(behindProxy: true);

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Its_event_finds_it_by_what_is_noted_on_it_although_it_was_taken_for_not_sent()
    {
        var consent = await _bench.SavedOnRequestAsync();
        var charge = await LoseAsync(consent);
        await _bench.Proxy.DeliverAsync();

        var intent = (await _bench.IntentsAsync()).Single();
        await _bench.People.Portal.Get<ChargeEvents>().ApplyAsync(new StripeEventReference("payment_intent.succeeded", null, null, PaymentIntentId.From(intent.Id)), CancellationToken.None);

        (await _bench.SeeAsync(charge)).State.ShouldBe(ChargeState.Succeeded);
        (await _bench.LedgerOfAsync(charge)).ShouldBe(["charge.requested", "charge.unknown", "charge.not_sent", "charge.succeeded", "charge.receipt_sent"]);
    }

    [Fact]
    public async Task Without_any_event_it_is_found_by_looking_on()
    {
        var consent = await _bench.SavedUnscheduledAsync();
        var charge = await LoseAsync(consent);
        await _bench.SettleAsync(TimeSpan.FromSeconds(60));
        (await _bench.SeeAsync(charge)).State.ShouldBe(ChargeState.NotSent);
        await _bench.Proxy.DeliverAsync();

        await _bench.SettleAsync(TimeSpan.FromHours(2));

        (await _bench.SeeAsync(charge)).State.ShouldBe(ChargeState.Succeeded);
        (await _bench.LedgerOfAsync(charge)).Count(kind => kind is "charge.receipt_sent").ShouldBe(1);
    }

    [Fact]
    public async Task An_event_whose_PaymentIntent_cannot_be_read_is_applied_again_later()
    {
        var consent = await _bench.SavedOnRequestAsync();
        var charge = await LoseAsync(consent);
        await _bench.Proxy.DeliverAsync();
        var notice = new StripeEventReference("payment_intent.succeeded", null, null, PaymentIntentId.From((await _bench.IntentsAsync()).Single().Id));
        _bench.Proxy.Answer("GET /v1/payment_intents", 404, "<html>No such page</html>");

        await Should.ThrowAsync<InvalidOperationException>(() => _bench.People.Portal.Get<ChargeEvents>().ApplyAsync(notice, CancellationToken.None));
        await _bench.People.Portal.Get<ChargeEvents>().ApplyAsync(notice, CancellationToken.None);

        (await _bench.SeeAsync(charge)).State.ShouldBe(ChargeState.Succeeded);
    }

    [Fact]
    public async Task A_schedule_takes_it_and_does_not_charge_the_due_day_again()
    {
        var consent = await _bench.SavedMonthlyAsync();
        await LoseScheduledAsync(consent);
        await _bench.Proxy.DeliverAsync();

        // Neither an event nor the reconciler: the schedule itself asks before it charges the day a second time.
        _bench.Clock.Advance(TimeSpan.FromMinutes(16));
        await _bench.RunAsync();
        await _bench.RunAsync();

        (await _bench.ChargesAsync(consent)).ShouldHaveSingleItem().State.ShouldBe(ChargeState.Succeeded);
        (await _bench.IntentsAsync()).ShouldHaveSingleItem();
        (await _bench.ScheduleAsync(consent)).NextDueOn.ShouldBe(consent.Scope.FirstDay!.Value.AddMonths(1));
    }

    [Fact]
    public async Task While_Stripe_cannot_be_asked_a_schedule_charges_no_day_a_second_time()
    {
        var consent = await _bench.SavedMonthlyAsync();
        await LoseScheduledAsync(consent);
        _bench.Proxy.Answer("GET /v1/payment_intents", 200, "{}");
        _bench.Clock.Advance(TimeSpan.FromMinutes(16));
        await _bench.RunAsync();

        (await _bench.ChargesAsync(consent)).ShouldHaveSingleItem().State.ShouldBe(ChargeState.NotSent);
        (await _bench.IntentsAsync()).ShouldBeEmpty();

        _bench.Clock.Advance(TimeSpan.FromMinutes(16));
        await _bench.RunAsync();
        (await _bench.ChargesAsync(consent)).Select(charge => charge.State).ShouldBe([ChargeState.NotSent, ChargeState.Succeeded]);
        (await _bench.IntentsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_schedule_that_waited_for_a_person_goes_on_when_the_day_is_found_to_be_charged()
    {
        var consent = await _bench.SavedMonthlyAsync();
        await LoseScheduledAsync(consent);
        await _bench.Get<Atomic>().RunAsync(
            async scope => (await scope.Db.Set<ChargeSchedule>().SingleAsync(schedule => schedule.ConsentId == consent.Id)).Attend(ScheduleTrouble.NotSent, code: null),
            CancellationToken.None);
        await _bench.Proxy.DeliverAsync();

        await _bench.SettleAsync(TimeSpan.FromMinutes(30));
        await _bench.RunAsync();

        var schedule = await _bench.ScheduleAsync(consent);
        (schedule.State, schedule.NextDueOn).ShouldBe((ScheduleState.Active, consent.Scope.FirstDay!.Value.AddMonths(1)));
        (await _bench.SchedulesInLedgerAsync(consent)).Count(kind => kind is "schedule.found_charged").ShouldBe(1);
    }

    [Fact]
    public async Task A_clerk_who_tries_again_is_told_of_it_instead_of_charging_again()
    {
        var consent = await _bench.SavedOnRequestAsync();
        var lost = await LoseAsync(consent);
        await _bench.Proxy.DeliverAsync();

        var again = _bench.Asking(consent);
        (await _bench.Get<ChargeWorkflow>().RequestAsync(again, CancellationToken.None)).ShouldBe(new ChargeOutcome.FoundEarlier(lost));

        (await _bench.SeeAsync(lost)).State.ShouldBe(ChargeState.Succeeded);
        (await _bench.IntentsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_clerk_charges_nothing_again_while_Stripe_cannot_be_asked_and_charges_when_it_knows_of_nothing()
    {
        var consent = await _bench.SavedOnRequestAsync();
        await LoseAsync(consent);
        _bench.Proxy.Answer("GET /v1/payment_intents", 503, "");

        var again = _bench.Asking(consent);
        (await _bench.Get<ChargeWorkflow>().RequestAsync(again, CancellationToken.None)).ShouldBe(new ChargeOutcome.CannotAskStripe());
        (await _bench.IntentsAsync()).ShouldBeEmpty();

        (await _bench.ChargeAsync(again)).State.ShouldBe(ChargeState.Succeeded);
    }

    [Fact]
    public async Task A_second_person_who_allows_a_charge_is_told_of_an_earlier_one_that_was_found()
    {
        var consent = await _bench.SavedAsync(ConsentScope.OnRequest("A piano", new Money(200_000, "eur"), null, _bench.Today().AddYears(1)));
        var waits = _bench.Asking(consent, 100_000, reference: "A-2") with { AsksForApproval = true };
        (await _bench.Get<ChargeWorkflow>().RequestAsync(waits, CancellationToken.None)).ShouldBe(new ChargeOutcome.AwaitsApproval(waits.Id));
        await LoseAsync(consent);
        await _bench.Proxy.DeliverAsync();

        (await _bench.As(Charging.Sam).Get<ChargeWorkflow>().ApproveAsync(waits.Id, "Known customer", waits.Amount, CancellationToken.None)).ShouldBe(new ApprovalOutcome.FoundEarlier());

        (await _bench.SeeAsync(waits.Id)).State.ShouldBe(ChargeState.AwaitingApproval);
        (await _bench.IntentsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task When_both_go_through_in_spite_of_all_the_double_is_shown()
    {
        var consent = await _bench.SavedMonthlyAsync();
        await LoseScheduledAsync(consent);
        _bench.Clock.Advance(TimeSpan.FromMinutes(16));
        await _bench.RunAsync();
        (await _bench.Get<ChargedTwiceReads>().ListAsync(CancellationToken.None)).ShouldBeEmpty();

        await _bench.Proxy.DeliverAsync();
        await _bench.SettleAsync(TimeSpan.FromHours(1));

        (await _bench.IntentsAsync()).Count.ShouldBe(2);
        var twice = (await _bench.Get<ChargedTwiceReads>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (await _bench.ChargesAsync(consent)).Select(charge => charge.Id).ShouldBe([twice.First.Id, twice.Second.Id]);
        (twice.First.DueOn, twice.Second.DueOn).ShouldBe((consent.Scope.FirstDay, consent.Scope.FirstDay));
    }

    [Fact]
    public async Task A_proxys_refusal_after_the_charge_went_through_is_no_refusal()
    {
        var consent = await _bench.SavedOnRequestAsync();
        _bench.Proxy.Answer(Post, 403, "<html>Blocked by policy</html>", delivers: true);

        var charge = await _bench.ChargeAsync(_bench.Asking(consent));
        charge.State.ShouldBe(ChargeState.Unknown);
        await _bench.SettleAsync(TimeSpan.FromSeconds(3));

        (await _bench.SeeAsync(charge.Id)).State.ShouldBe(ChargeState.Succeeded);
        (await _bench.IntentsAsync()).ShouldHaveSingleItem();
    }

    // Kept by the proxy until the caller has hung up, and believed lost after a minute.
    private async Task<ChargeId> LoseAsync(ConsentView consent)
    {
        _bench.Proxy.Keep(Post);
        var charge = await _bench.ChargeAsync(_bench.Asking(consent));
        charge.State.ShouldBe(ChargeState.Unknown);
        await _bench.SettleAsync(Lost);
        (await _bench.SeeAsync(charge.Id)).State.ShouldBe(ChargeState.NotSent);
        return charge.Id;
    }

    private async Task LoseScheduledAsync(ConsentView consent)
    {
        _bench.Proxy.Keep(Post);
        await _bench.RunAsync();
        await _bench.SettleAsync(Lost);
        (await _bench.ChargesAsync(consent)).ShouldHaveSingleItem().State.ShouldBe(ChargeState.NotSent);
        await _bench.RunAsync();
    }
}
